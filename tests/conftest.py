"""What many tests share: one finished run on the example mailbox, and one browser a file."""

from collections.abc import Iterator

import pytest
from browser import Browser
from main_job import POST, Job, assess


@pytest.fixture(scope="session")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The example mailbox, assessed once by the real program; nobody may change it."""
    return assess(POST, tmp_path_factory.mktemp("zaak"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser, for the tests of one file; those are skipped where there is none."""
    with Browser() as one:
        yield one
