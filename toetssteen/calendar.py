"""The terms as a calendar file (RFC 5545) that an agenda can take in. The one file that knows icalendar; asks no clock."""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event

from reports.clock import Deadline

_WARN = dt.timedelta(days=-3)


def calendar(terms: Sequence[Deadline], *, name: str, made: dt.datetime) -> bytes:
    """One whole-day event a term, with a warning three days before; `made` (UTC) is the moment of the entry it rests on."""
    whole = Calendar()
    whole.add("prodid", "-//Toetssteen//Termijnen//NL")
    whole.add("version", "2.0")
    for term in terms:
        event = Event()
        event.add("uid", f"{name}-{term.code}@toetssteen")
        event.add("dtstamp", made.astimezone(dt.UTC))
        event.add("dtstart", term.last)
        event.add("summary", f"Laatste dag: {term.name}")
        event.add("description", f"{term.says}\n{term.source.title}, {term.source.clause}")
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Over drie dagen: {term.name}")
        alarm.add("trigger", _WARN)
        event.add_component(alarm)
        whole.add_component(event)
    made_file: bytes = whole.to_ical()
    return made_file
