"""The one error handler: whose fault it was, the exit code that says so, and a sentence that says what to do.

Trouble in a document is never here: that is a state in the result. A log names places in our own code and the kind of error,
never the contents of a mail or document.
"""

import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from checklist.round import RoundError
from intake.originals import OriginalsError
from intake.parcel import ParcelError
from intake.sources import SourceError
from reports.letters import LetterRefusedError
from templates.letter import WordTemplateError
from toetssteen import PROGRAM
from toetssteen.anchor import AnchorError
from toetssteen.case import CaseError
from toetssteen.decisions import DecisionError
from toetssteen.lock import InUseError
from toetssteen.objections import ObjectionError
from toetssteen.register import RegisterError
from toetssteen.timestamp import TimestampError
from toetssteen.verify_package import PackageError

DONE = 0
GAPS = 1
WRONG_USE = 2
OUR_FAULT = 3
INCOMPLETE = 4
INTERRUPTED = 130

EXIT_CODES = {
    DONE: "klaar en compleet",
    GAPS: "klaar, met punten waar een mens naar moet kijken (voortoets: er ontbreekt iets)",
    WRONG_USE: "verkeerd gebruik; de melding zegt wat u kunt doen",
    OUR_FAULT: "fout in Toetssteen zelf; er is een logbestand om op te sturen",
    INCOMPLETE: "klaar, maar niet compleet: iets kon niet worden gelezen",
    INTERRUPTED: "afgebroken; opnieuw starten gaat verder waar het kan",
}
"""What the exit code of every command means, in the words of the manual."""


class UsageError(Exception):
    """The operator asked for something that cannot be; the sentence says what can."""


OF_THE_OPERATOR = (
    UsageError,
    AnchorError,
    CaseError,
    DecisionError,
    ObjectionError,
    RoundError,
    SourceError,
    OriginalsError,
    ParcelError,
    RegisterError,
    TimestampError,
    PackageError,
    InUseError,
    LetterRefusedError,
    WordTemplateError,
)
"""Each stage's own exception for what the operator can mend; its text is Dutch and says how."""


def guarded(run: Callable[[], int]) -> int:
    """Run a command; turn whatever goes wrong into an exit code and a sentence."""
    try:
        return run()
    except OF_THE_OPERATOR as mistake:
        say(str(mistake))
        return WRONG_USE
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("Afgebroken. Wat al bewaard was, blijft bewaard; start dezelfde opdracht opnieuw om verder te gaan.")
        return INTERRUPTED
    except OSError as trouble:
        say(_of_the_system(trouble))
        return WRONG_USE
    except Exception as fault:
        say(f"Er ging iets mis in Toetssteen zelf. Stuur dit bestand op: {_log(fault)}")
        return OUR_FAULT


_SYSTEM = {
    errno.ENOENT: "{} bestaat niet. Kijk de naam na.",
    errno.EACCES: "U hebt geen toegang tot {}. Vraag toegang, of kies een andere plaats.",
    errno.EPERM: "U hebt geen toegang tot {}. Vraag toegang, of kies een andere plaats.",
    errno.EROFS: "In {} kan niet worden geschreven. Kies een andere plaats.",
    errno.ENOSPC: "De schijf is vol bij {}. Maak ruimte en start dezelfde opdracht opnieuw.",
    errno.EISDIR: "{} is een map. Geef een bestand op.",
    errno.ENOTDIR: "{} ligt niet in een map. Kijk de naam na.",
    errno.ENAMETOOLONG: "De naam {} is te lang. Kies een kortere naam of een map met een korter pad.",
}
"""What an operating system can refuse, and what to do about it."""


def _of_the_system(trouble: OSError) -> str:
    """In Dutch; what is not listed keeps the words of the system."""
    place = str(trouble.filename or "een bestand")
    known = _SYSTEM.get(trouble.errno or 0)
    return (
        known.format(place) if known else f"Dit lukt niet met {place}: {trouble.strerror or type(trouble).__name__}. Probeer het opnieuw."
    )


def say(text: str) -> None:
    """A message for the person at the keyboard."""
    print(text, file=sys.stderr)  # noqa: T201  # the one place that prints messages


def _log(fault: BaseException) -> Path:
    """Where in our code it went wrong; the error's own text is left out, because it may quote a document."""
    lines = [PROGRAM, f"Python {sys.version}", f"systeem {sys.platform}", f"fout {type(fault).__name__}"]
    frames = traceback.extract_tb(fault.__traceback__)
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    handle, name = tempfile.mkstemp(prefix="toetssteen-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
    return Path(name)
