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
from intake.source import SourceError
from reports.letter_words import LetterRefusedError
from reports.redacted import RedactionError
from templates.letter import WordTemplateError
from toetssteen import PROGRAM
from toetssteen.anchor import AnchorError
from toetssteen.announcements import AnnouncementError
from toetssteen.case import CaseError
from toetssteen.grounds import DecisionError
from toetssteen.holds import HoldError
from toetssteen.lock import InUseError
from toetssteen.objections import ObjectionError
from toetssteen.register import RegisterError
from toetssteen.removal_plan import PlanError
from toetssteen.sendings import SendingError
from toetssteen.timestamp import TimestampError
from toetssteen.verify_package import PackageError

DONE = 0
GAPS = 1
WRONG_USE = 2
OUR_FAULT = 3
INCOMPLETE = 4
INTERRUPTED = 130

EXIT_CODES = {
    DONE: "klaar en compleet; er staat niets open",
    GAPS: "klaar, met punten waar een mens naar moet kijken (beoordeel: er staat iets open; voortoets: er ontbreekt iets)",
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
    AnnouncementError,
    CaseError,
    DecisionError,
    HoldError,
    ObjectionError,
    RoundError,
    SourceError,
    OriginalsError,
    ParcelError,
    RegisterError,
    TimestampError,
    PackageError,
    PlanError,
    InUseError,
    LetterRefusedError,
    SendingError,
    RedactionError,
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
        say(told(trouble))
        return WRONG_USE
    except Exception as fault:
        say(f"Er ging iets mis in Toetssteen zelf. Stuur dit bestand op: {_log(fault)}")
        return OUR_FAULT


_FULL = "Er is geen ruimte meer: {place} past niet op de schijf. Maak ruimte vrij en start dezelfde opdracht opnieuw. {kept}"
_RIGHTS = "U mag hier niet lezen of schrijven: {place}. Vraag om rechten, of kies een andere map, en start opnieuw."
_ODD = "Het systeem meldt een fout ({said}) bij {place}. Kijk na of dit bestaat en of u er mag schrijven, en start opnieuw."
_OF_THE_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "Hier kan alleen worden gelezen: {place}. Kies een map waarin u mag schrijven, en start opnieuw.",
    errno.ENOENT: "{place} is er niet. Kijk na of de naam klopt, en start opnieuw.",
    errno.ENOTDIR: "{place} is geen map, of ligt niet in een map. Kijk na of de naam klopt, en start opnieuw.",
    errno.EISDIR: "{place} is een map; er hoort een bestand te staan. Kijk na of de naam klopt, en start opnieuw.",
    errno.ENAMETOOLONG: "De naam is te lang: {place}. Kies een kortere naam of een map die minder diep ligt.",
    errno.EIO: "De schijf geeft een fout bij {place}. Kijk na of de schijf of de netwerkmap het nog doet, en start opnieuw. {kept}",
    errno.EMFILE: "Er staan te veel bestanden tegelijk open (bij {place}). Sluit andere programma's en start opnieuw. {kept}",
    errno.ENFILE: "Er staan te veel bestanden tegelijk open (bij {place}). Sluit andere programma's en start opnieuw. {kept}",
}
_KEPT = "Wat al bewaard was, blijft bewaard."


def told(trouble: OSError) -> str:
    """What the operating system could not do, where, and what to do about it."""
    place = str(trouble.filename2 or trouble.filename or "een bestand van het programma")
    sentence = _OF_THE_SYSTEM.get(trouble.errno or 0, _ODD)
    text = sentence.format(place=place, said=trouble.strerror or type(trouble).__name__, kept=_KEPT).strip()
    return text[:1].upper() + text[1:] if place == "een bestand van het programma" else text


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
