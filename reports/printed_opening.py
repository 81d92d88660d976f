"""The printed proces-verbaal van opening (PDF): the same rows as the page, in words, for two people to sign. Judges nothing."""

from typing import Any

from checklist.finding import AttachmentRow, HopRow, MessageRow, RefusalRow, Result
from reports.before import EARLIER, from_before
from reports.files import NAMELESS
from reports.index import totals
from reports.opening import gaps, times
from reports.printed import frame, mail_kind
from reports.printed_sheet import name
from templates.typeset import Job
from templates.wording import MESSAGE_KINDS, ROLES, STATES, TIMELINESS, clipped, count, difference, moment, number, size

Row = dict[str, Any]


def opening_job(result: Result, *, head: str) -> Job:
    """What the template `opening.typ` lays out."""
    counted = totals(result.messages)
    data = {
        **frame(result, head=head),
        "title": "Proces-verbaal van opening",
        "mails": count(len(result.messages), "mail", "mails"),
        "one": len(result.messages) == 1,
        "leaves": count(counted.leaves, "onderdeel", "onderdelen"),
        "size": size(counted.bytes),
        "totals": [
            ["Mails naar soort", _counted(counted.kinds, MESSAGE_KINDS)],
            ["Mails naar tijd", _counted(counted.timeliness, TIMELINESS)],
            ["Onderdelen naar staat", _counted(counted.states, STATES)],
        ],
        "refusals_words": count(len(result.refusals), "geweigerde mail", "geweigerde mails"),
        "refusals": [_refusal(row) for row in result.refusals],
        "gaps": gaps(result),
        "times": [*from_before(result), *times(result.receipt)],
        "messages": [_message(row) for row in result.messages],
    }
    return Job(template="opening.typ", data=data)


def _counted(found: tuple[tuple[str, int], ...], words: dict[str, str]) -> str:
    return ", ".join(f"{words[code]} {number(amount)}" for code, amount in found)


def _refusal(row: RefusalRow) -> Row:
    return {
        "at": moment(row.at),
        "sender": name(row.sender),
        "subject": name(row.subject),
        "reason": clipped(row.reason, 200),
        "arrived": bool(row.arrived),
        "because": row.because,
    }


def _message(row: MessageRow) -> Row:
    return {
        "subject": name(row.subject or "(geen onderwerp)"),
        "facts": _facts(row),
        "hops": [_hop(hop) for hop in row.hops],
        "defects": list(row.defects),
        "parts": [_part(part) for part in (*row.attachments, *row.parts)],
    }


def _facts(row: MessageRow) -> list[list[str]]:
    by = f", door {name(row.received_by)}" if row.received_by else ""
    apart = difference(row.sent, row.received)
    return [
        ["Ontvangen", f"{moment(row.received)}{by}. {row.received_because}"],
        ["Soort", f"{mail_kind(row)}. {row.kind_because}"],
        ["Tijdig", f"{TIMELINESS[row.timeliness]}. {row.timeliness_because}"],
        ["Datum van de afzender", f"{moment(row.sent)}{f': {apart}' if apart else ''} (telt niet)"],
        ["Van", " · ".join(name(part) for part in (row.sender_name, row.sender or "(geen afzender)") if part)],
        ["Aan", ", ".join(map(name, row.recipients)) or "niet vermeld"],
        *([["Afgeleverd bij", ", ".join(map(name, row.delivered_to))]] if row.delivered_to else []),
        ["Message-ID", name(row.message_id or "geen")],
        ["Gevonden in", ", ".join(map(name, row.source)) + (f" ({EARLIER})" if row.earlier else "")],
        ["sha256", row.sha256],
        ["Omvang", size(row.size)],
        *([["Kopie met andere regeleinden of aantekeningen van een mailprogramma", copy] for copy in row.copies]),
    ]


def _hop(hop: HopRow) -> str:
    sender = f", van {name(hop.sender)}" if hop.sender else ""
    return f"{moment(hop.at)}: ontvangen door {name(hop.by or 'onbekend')}{sender}"


def _part(row: AttachmentRow) -> Row:
    return {
        "part": row.part,
        "name": name(" › ".join(row.path) or NAMELESS),
        "role": ROLES.get(row.role, row.role),
        "type": row.media_type,
        "size": size(row.size),
        "state": STATES[row.state],
        "because": clipped(row.because, 200),
        "sha256": row.sha256,
    }
