"""What sent a message, by its headers: a person, a machine, a mailing. Pure; knows headers only, never content.

Sources: RFC 3834 (Auto-Submitted), RFC 6522 (multipart/report), RFC 8098 (read receipts), RFC 2369 and 2919 (mailing lists).
"""

import re

from intake.headers import Fields, decode_words, one_line
from intake.message import Nature

_OUT_OF_OFFICE = re.compile(
    r"\s*(automatisch antwoord|automatic reply|autoreply|auto-reply|out of office|afwezigheidsbericht|afwezigheidsmelding)\b", re.IGNORECASE
)
_RECEIPT = re.compile(r"\s*(gelezen|read|niet gelezen|not read|leesbevestiging)\s?:", re.IGNORECASE)
_SERVERS = re.compile(r"\b(mailer-daemon|postmaster)@", re.IGNORECASE)


def nature_of(fields: Fields) -> tuple[Nature, str]:
    """What sent this, with one Dutch sentence that says how we know; ("persoon", "") when nothing tells otherwise."""
    for judged in (_report(fields), _automatic(fields), _mass(fields)):
        if judged is not None:
            return judged
    return Nature.PERSON, ""


def _report(fields: Fields) -> tuple[Nature, str] | None:
    kind = fields.first("content-type").lower()
    if not kind.startswith("multipart/report"):
        return None
    if "disposition-notification" in kind:
        return Nature.READ_RECEIPT, "Dit is een leesbevestiging van een mailprogramma."
    if "feedback-report" in kind:
        return Nature.AUTOMATIC, "Dit is een melding over ongewenste mail van een mailserver (multipart/report)."
    return Nature.BOUNCED, "Dit is een bericht van een mailserver over een andere mail (multipart/report)."


def _automatic(fields: Fields) -> tuple[Nature, str] | None:
    submitted = fields.first("auto-submitted").partition(";")[0].strip().lower()
    subject = one_line(decode_words(fields.first("subject")))
    if _RECEIPT.match(subject) and submitted not in ("", "no"):
        return Nature.READ_RECEIPT, "Dit is een leesbevestiging van een mailprogramma."
    if fields.first("return-path").replace(" ", "") == "<>" and _SERVERS.search(fields.first("from")):
        return Nature.BOUNCED, "Dit is een bericht van een mailserver over een andere mail."
    if submitted and submitted != "no":
        return Nature.AUTOMATIC, f"De kop Auto-Submitted zegt '{submitted[:40]}'."
    if fields.first("x-autoreply") or fields.first("x-autorespond") or fields.first("precedence").lower() == "auto_reply":
        return Nature.AUTOMATIC, "De mail is een automatisch antwoord volgens de eigen kop."
    if fields.first("return-path").replace(" ", "") == "<>":
        return Nature.AUTOMATIC, "De mail heeft een leeg retouradres, zoals berichten van mailservers."
    if _OUT_OF_OFFICE.match(subject):
        return Nature.AUTOMATIC, "Het onderwerp begint als een automatisch antwoord."
    return None


def _mass(fields: Fields) -> tuple[Nature, str] | None:
    if fields.first("x-spam-flag").strip().lower() == "yes" or fields.first("x-spam-status").strip().lower().startswith("yes"):
        return Nature.SPAM, "De eigen mailserver merkte deze mail aan als ongewenst (spam)."
    if (
        fields.first("list-unsubscribe")
        or fields.first("list-id")
        or fields.first("precedence").strip().lower() in ("bulk", "list", "junk")
    ):
        return Nature.MAILING, "De mail is volgens de eigen kop aan veel mensen tegelijk gestuurd."
    return None
