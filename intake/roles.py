"""What part a leaf plays in its mail, from how it was sent and what it is. Pure; knows no bytes."""

from dataclasses import dataclass

from intake.filetype import EMPTY, MAIL, MBOX, PGP, PGP_SIGNATURE, SIGNATURE, UNKNOWN
from intake.message import Role

SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
REPORTS = frozenset(
    {
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "text/rfc822-headers",
        "message/tracking-status",
    }
)
MAILS = frozenset({"message/rfc822", "message/global", "message/news"})
NO_DOCUMENT = frozenset({EMPTY, UNKNOWN, "text/plain"})
"""What content says when it is no known kind of document."""

MAY_BE_WORDS = frozenset({EMPTY, UNKNOWN, MAIL, MBOX, "application/json", "application/xml"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """How one leaf was sent."""

    declared: str
    media: str  # by content
    disposition: str  # "", "inline" or "attachment"
    name: str
    around: str  # subtype of the multipart around it, "" without one
    is_shown: bool = False  # its Content-ID occurs in an HTML body


def role_of(sent: Sent) -> Role:
    """What is called a signature or a body is one only when its content is no document."""
    if _is_signature(sent):
        return Role.SIGNATURE
    if sent.declared in REPORTS or _is_announcement(sent):
        return Role.TECHNICAL
    if _is_words(sent):
        return Role.TECHNICAL if sent.media == "text/calendar" else Role.TEXT
    if sent.is_shown and sent.media.startswith("image/"):
        return Role.INLINE
    return Role.ATTACHMENT


def _is_signature(sent: Sent) -> bool:
    if sent.declared not in SIGNATURES:
        return False
    return sent.media in {SIGNATURE, PGP_SIGNATURE} or sent.media in NO_DOCUMENT


def _is_announcement(sent: Sent) -> bool:
    """The line "Version: 1" in front of an encrypted mail."""
    return sent.around == "encrypted" and sent.declared == PGP and sent.media in NO_DOCUMENT


def _is_words(sent: Sent) -> bool:
    if not sent.declared.startswith("text/") or sent.disposition == "attachment":
        return False
    if sent.name and sent.around != "alternative":
        return False
    return sent.media.startswith("text/") or sent.media in MAY_BE_WORDS
