"""The terms as a calendar file (RFC 5545) that an agenda can take in. The one file that knows icalendar; asks no clock."""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event

from toetssteen.schedule import Line, Plan

_WARN = dt.timedelta(days=-3)


def calendar(plans: Sequence[Plan], *, name: str, edition: int, loose: Sequence[Line] = ()) -> bytes:
    """One whole-day event a day that runs, with a warning three days before while there is something to do.

    `loose`: days under no announcement; their events bear that day itself as the moment they were made, for no other is known here.
    `edition` rises with every entry on record: an agenda that holds an earlier file takes over what was corrected.
    """
    whole = Calendar()
    whole.add("prodid", "-//Toetssteen//Termijnen//NL")
    whole.add("version", "2.0")
    events: dict[str, Event] = {}
    for plan in plans:
        for line in plan.lines:
            events.setdefault(line.key, _event(line, uid=f"{name}-{line.key}@toetssteen", made=plan.announced.at, edition=edition))
    for line in loose:
        made = dt.datetime.combine(line.term.last, dt.time(), dt.UTC)
        events.setdefault(line.key, _event(line, uid=f"{name}-{line.key}@toetssteen", made=made, edition=edition))
    for event in events.values():
        whole.add_component(event)
    made_file: bytes = whole.to_ical()
    return made_file


def _event(line: Line, *, uid: str, made: dt.datetime, edition: int) -> Event:
    term = line.term
    event = Event()
    event.add("uid", uid)
    event.add("sequence", edition)
    event.add("dtstamp", made.astimezone(dt.UTC))
    event.add("dtstart", term.last)
    done = "Te laat gedaan" if line.late else "Gedaan"
    event.add("summary", f"{done if line.settled else 'Laatste dag'}: {line.name}")
    told = [term.says, f"{term.source.title}, {term.source.clause}"]
    event.add("description", "\n".join([*told, line.told] if line.told else told))
    event.add("transp", "TRANSPARENT")
    if not line.settled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Over drie dagen: {line.name}")
        alarm.add("trigger", _WARN)
        event.add_component(alarm)
    return event
