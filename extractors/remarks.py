"""What libraries say while they read, as Dutch notes: each once, in the order they were said, without what differs per run."""

import logging
import re
import warnings
from types import TracebackType
from typing import Self

MOST = 20  # a damaged file can make a library say the same kind of thing thousands of times
LONGEST = 200  # characters of one remark

_ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")  # places in memory differ from run to run


class Remarks(logging.Handler):
    """Collects log lines and warnings while it is open."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self._said: dict[str, None] = {}
        self._more = 0
        self._warnings = warnings.catch_warnings(record=True)
        self._caught: list[warnings.WarningMessage] | None = None

    def __enter__(self) -> Self:
        self._caught = self._warnings.__enter__()
        warnings.simplefilter("always")
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        logging.getLogger().removeHandler(self)
        for warning in self._caught or ():
            self._keep(warning.category.__module__.split(".")[0], str(warning.message))
        self._warnings.__exit__(kind, error, trace)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            message = record.getMessage()
        except Exception:  # a library that logs badly must not stop the reading
            message = str(record.msg)
        self._keep(record.name.split(".")[0], message)

    def _keep(self, who: str, message: str) -> None:
        words = _ADDRESS.sub("0x…", " ".join(message.split()))[:LONGEST]
        sentence = f"Opmerking van het leesprogramma ({who}): {words}"
        if sentence not in self._said and len(self._said) >= MOST:
            self._more += 1
        else:
            self._said[sentence] = None

    def notes(self) -> tuple[str, ...]:
        """What was said, once each."""
        more = (f"Het leesprogramma maakte nog {self._more} andere opmerkingen.",) if self._more else ()
        return (*self._said, *more)
