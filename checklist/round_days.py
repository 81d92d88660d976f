"""Days in a round file that do not exist ("2022-07-39"), found before the file is read, so that they hide no other fault. Pure."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from checklist.round_faults import WISHES, Fault

_DAY = re.compile(r"(?<![\w\"'-])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?=[T\s,\]}#]|$)")


def impossible_days(text: str, *, file: str) -> tuple[str, tuple[Fault, ...]]:
    """The text with each such day put right for reading on, and what is wrong with each; quoted words and comments are left alone."""
    lines, faults = text.split("\n"), []
    for number, line in enumerate(lines):
        for match in reversed(list(_bare(line))):
            if (near := _nearest(match)) is not None:
                place = f"regel {number + 1}, kolom {match.start() + 1}"
                faults.append(Fault(file=file, place=place, problem=f"deze datum bestaat niet ({match[0]})", wish=WISHES["moment"]))
                lines[number] = f"{lines[number][: match.start()]}{near}{lines[number][match.end() :]}"
    return "\n".join(lines), tuple(faults)


def _bare(line: str) -> Iterator[re.Match[str]]:
    """The days in a line that stand in no string and in no comment."""
    for match in _DAY.finditer(line):
        before = line[: match.start()]
        if "=" in before and not (before.count('"') % 2 or before.count("'") % 2 or "#" in re.sub(r"\"[^\"]*\"|'[^']*'", "", before)):
            yield match


def _nearest(match: re.Match[str]) -> str | None:
    """The last day before it that does exist; None when the day itself does."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    year, month = max(year, 1), min(max(month, 1), 12)
    right = dt.date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1])).isoformat()
    return right if right != match[0] else None
