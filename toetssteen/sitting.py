"""A case on the table: held for one person, its register open, with the last result and what people put on record so far.

Says so when mails that arrived are not in that result: whoever decides must know that not every bid lies on the table.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from toetssteen.case import Case, open_case
from toetssteen.chain import Draft, Entry
from toetssteen.earlier import not_assessed
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.register import Register
from toetssteen.removed import carried
from toetssteen.state import State, state
from toetssteen.state_pages import written


@dataclass(kw_only=True, slots=True)
class Sitting:
    """`now` follows what is put on record while the case is on the table."""

    case: Case
    register: Register
    found: Recorded
    now: State

    def put(self, draft: Draft, *, given: str = "") -> tuple[Entry, Path]:
        """Put what a person says on record, and write the pages that show it; the entry, and the folder of the pages.

        `given` is the digest of a file that comes with it; what was removed before is not named again.
        """
        (entry,) = self.register.entered([carried(draft, self.now.gone, given=given)])
        self.now = state(self.case, list(self.register.entries()), self.found.result)
        return entry, written(self.case, self.register, self.found, self.now)


def say_missing(case: Case, entries: Sequence[Entry]) -> None:
    """Say it when mails that arrived are not in the last result."""
    if missing := not_assessed(case, entries):
        show(f"Let op: {missing}")


@contextmanager
def sitting(folder: Path) -> Iterator[Sitting]:
    """The case in this folder; raises CaseError when there is none or nothing was assessed yet, InUseError when another has it."""
    case = open_case(folder)
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        entries = list(register.entries())
        say_missing(case, entries)
        yield Sitting(case=case, register=register, found=found, now=state(case, entries, found.result))
