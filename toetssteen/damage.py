"""A register that is damaged as a file: what is certain, what could still be read, and what to do. Pure; reads nothing itself."""

from collections.abc import Iterator, Sequence

from toetssteen.chain import START, Entry, next_head, next_seal
from toetssteen.chain import digest_of as digest_of_entry
from toetssteen.packages_made import UNKNOWN
from toetssteen.register_file import Looked
from toetssteen.verify import CHAIN, UNNAMED, Verified
from toetssteen.verify_letters import EXTRA


def conclusion(looked: Looked, found: Verified, *, name: str) -> str:
    """One sentence, first of all."""
    start = f"dit klopt niet: het register ({name}) is beschadigd, want {looked.damaged}."
    if looked.entries and not _broken(looked.entries):
        return f"{start} De {len(looked.entries)} vermeldingen zijn nog wel te lezen en sluiten op elkaar aan."
    left = "Een deel van de vermeldingen is nog te lezen." if looked.entries else "Er is geen vermelding meer te lezen."
    sound = f" De originelen zijn niet beschadigd: alle {found.originals} zijn nog wat ze waren."
    return f"{start} {left}{sound if found.originals and found.sound == found.originals else ''}"


def what_is_left(looked: Looked, found: Verified) -> Iterator[str]:
    """What could be read, in a few lines."""
    numbers, broken = [entry.number for entry in looked.entries], _broken(looked.entries)
    yield f"Vermeldingen: {len(numbers)} te lezen{f' ({_runs(numbers)})' if numbers else ''}."
    if gone := sorted(set(range(1, max(numbers, default=0))) - set(numbers)):
        yield f"Weg of niet te lezen: {_runs(gone)}. Of er na de laatste nog meer stonden, ziet u alleen met een anker."
    if changed := [number for number in broken if number - 1 not in gone]:
        yield f"Te lezen, maar anders dan toen: {_runs(changed)}."
    if found.originals:
        yield f"Originelen: {found.originals}, waarvan {found.sound} nog precies zijn wat hun naam (het controlegetal) zegt."
    if broken or not numbers:
        yield "Of er bestanden ontbreken of bij zijn gezet, is met dit register niet te zeggen."


def known_still(found: Verified, *, entries: Sequence[Entry]) -> Verified:
    """What is certain although the register is damaged: what no readable entry names may be named by one that is lost."""
    if entries and not _broken(entries):
        return found
    unsure = {CHAIN, UNNAMED, EXTRA, UNKNOWN}
    return Verified(
        faults=tuple(one for one in found.faults if one.group not in unsure),
        questions=tuple(one for one in found.questions if one.group not in unsure),
        entries=found.entries,
        files=found.files,
        sound=found.sound,
        originals=found.originals,
    )


def _broken(entries: Sequence[Entry]) -> list[int]:
    """Numbers of the entries that do not follow from the one before it, or are not what they were."""
    found, head, seal, number = [], START, START, 0
    for entry in entries:
        number += 1
        digest = digest_of_entry(kind=entry.kind, subject=entry.subject, body=entry.body)
        head = next_head(head, digest=digest)
        seal = next_seal(seal, head=head, at=entry.at)
        if (entry.number, digest, head, seal) != (number, entry.digest, entry.head, entry.seal):
            found.append(entry.number)
            number, head, seal = entry.number, entry.head, entry.seal
    return found


def _runs(numbers: Sequence[int]) -> str:
    """Numbers in a row as from and to: 1 t/m 40, 43."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [str(first) if first == last else f"{first} t/m {last}" for first, last in runs]
    return ", ".join(told[:8]) + (f" en nog {len(told) - 8} stukken" if len(told) > 8 else "")
