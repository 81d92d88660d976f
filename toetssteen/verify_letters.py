"""What a verifier says of a letter: people work on letters after they were made, so a change is a question, unless it says what was sent.

Knows digests and what is on record of sending; opens nothing.
"""

from dataclasses import dataclass

from toetssteen.remark import Remark
from toetssteen.sendings import Sending, Sent

_CHANGED = "brieven die na het maken zijn veranderd. Hebt u eraan gewerkt? Dan hoort dat zo"
_GONE = "brieven die er niet meer staan. Hebt u ze verplaatst of een andere naam gegeven? Dan hoort dat zo"
_LATER = "brieven die na het verzenden zijn veranderd. Hebt u eraan gewerkt? Dan hoort dat zo"
EXTRA = "bestanden in brieven die Toetssteen niet heeft gemaakt. Hebt u ze zelf geschreven? Dan hoort dat zo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter as the last entry that names it has it, and the file there now."""

    path: str
    sha256: str
    number: int
    there: str  # sha256 of the file; "" when it is gone
    sent: Sending | None = None
    ended: Sending | None = None  # what took back that it was sent
    known: bool = False  # is this very file one that counts as sent

    @property
    def name(self) -> str:
        return self.path.partition("/")[2]


def looked_at(path: str, named: tuple[str, int], *, there: str, on_record: Sent) -> Letter:
    """This letter (`named`: its digest and the number of its entry), with what is on record of sending it."""
    sha256, number = named
    sent, ended = on_record.now.get(number), on_record.ended.get(number)
    return Letter(path=path, sha256=sha256, number=number, there=there, sent=sent, ended=ended, known=there in on_record.files)


def question(one: Letter) -> Remark | None:
    """What a person must say of it; None where nothing has to be asked."""
    if one.sent is not None:
        return None if one.known or one.there in ("", one.sha256) else _later(one, one.sent)
    if one.there == one.sha256:
        return None
    how = f"Is hij verzonden? Leg dat vast met `toetssteen verzonden --brief {one.number}`."
    if one.there:
        text = f"Brief {one.name} is na het maken veranderd (vermelding {one.number}). Hebt u eraan gewerkt? {how}"
        return Remark(group=_CHANGED, text=text)
    text = f"Brief {one.name} staat er niet meer (vermelding {one.number}). Hebt u hem verplaatst of een andere naam gegeven? {how}"
    return Remark(group=_GONE, text=text)


def _later(one: Letter, sent: Sending) -> Remark:
    text = (
        f"Brief {one.name} is anders dan hij is gemaakt (vermelding {one.number}) en anders dan wat is {sent.told}. "
        "Wat is verzonden, is bewaard. Hebt u er daarna nog aan gewerkt?"
    )
    return Remark(group=_LATER, text=text)


def note(one: Letter) -> str:
    """What went out in its place, or that this was taken back, in a sentence; "" where nothing is on record."""
    if (sent := one.sent) is None:
        return f"Brief {one.name} (vermelding {one.number}): {one.ended.told_end}" if one.ended else ""
    if sent.file == one.sha256:
        return f"Brief {one.name} (vermelding {one.number}) is verzonden zoals hij is gemaakt: {sent.told}."
    if not sent.file:
        return f"Brief {one.name} (vermelding {one.number}) is {sent.told}. Wat toen is verzonden, is verwijderd."
    where = f"originelen/{sent.file[:2]}/{sent.file}"
    return f"Brief {one.name} zoals gemaakt (vermelding {one.number}) is vervangen door de versie die is {sent.told}: {sent.name}, {where}."


def extra(path: str) -> Remark:
    """About a file among the letters that no entry names."""
    return Remark(group=EXTRA, text=f"{path} is niet door Toetssteen gemaakt. Hebt u dit zelf geschreven?")
