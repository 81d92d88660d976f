"""What many tests share: one finished run on the example mailbox."""

import pytest
from main_job import POST, Job, assess


@pytest.fixture(scope="session")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The example mailbox, assessed once by the real program; nobody may change it."""
    return assess(POST, tmp_path_factory.mktemp("zaak"))
