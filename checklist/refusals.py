"""Mails that the mail server refused, held against what arrived. Pure; the list is what the server's manager gave."""

from collections.abc import Sequence

from checklist.finding import RefusalRow
from intake.message import Message, Refused


def reconcile(refused: Sequence[Refused], messages: Sequence[Message]) -> tuple[RefusalRow, ...]:
    """For each refused mail the messages that seem to be the same mail sent again; in the order of the list."""
    return tuple(_row(one, [message for message in messages if _is_same(one, message)]) for one in refused)


def _is_same(one: Refused, message: Message) -> bool:
    if one.message_id:
        return one.message_id == message.message_id.strip("<> ")
    same_subject = one.subject.casefold().strip() == message.subject.casefold().strip()
    return bool(one.sender) and one.sender == message.sender.casefold() and (same_subject or not one.subject)


def _row(one: Refused, found: Sequence[Message]) -> RefusalRow:
    if found:
        because = "Deze mail is geweigerd, maar later wel binnengekomen. Kijk na of hij compleet is."
    else:
        because = "Deze mail is geweigerd en niet later binnengekomen. Een mens beslist wat dit voor de inschrijver betekent."
    return RefusalRow(
        at=one.at,
        sender=one.sender,
        subject=one.subject,
        message_id=one.message_id,
        reason=one.reason,
        arrived=tuple(sorted(message.sha256 for message in found)),
        because=because,
    )
