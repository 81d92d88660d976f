"""A time stamp (RFC 3161) on an anchor: a server says that this line existed at this moment. Sends a digest, nothing else.

Knows asn1crypto's structures and one HTTP request. That the server is who it says is for its certificate: `openssl ts -verify`
with the server's root looks at that; here only that the stamp is about this line, and what moment it states.
"""

import datetime as dt
import hashlib
import urllib.request
from dataclasses import dataclass
from urllib.error import URLError
from urllib.parse import urlsplit

from asn1crypto import algos, cms, tsp

from templates.wording import moment

_SECONDS = 30
_MOST = 1_000_000  # bytes of an answer


class TimestampError(Exception):
    """The server gave no usable stamp; the sentence says what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """The server's token as it came (DER), and the moment that it states, in UTC."""

    token: bytes
    at: dt.datetime

    @property
    def says(self) -> str:
        """The moment in Dutch, in Dutch local time."""
        return moment(self.at)


def stamped(line: str, server: str) -> Stamp:
    """Ask the server to stamp this line; TimestampError when it does not, or stamps something else."""
    if urlsplit(server).scheme not in ("http", "https"):
        raise TimestampError(f"{server} is geen adres van een tijdstempelserver. Het begint met https:// of http://.")
    request = urllib.request.Request(server, data=_request(line), headers={"Content-Type": "application/timestamp-query"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310  # http or https: looked at above
            content = answer.read(_MOST)
    except (URLError, TimeoutError, OSError) as trouble:
        raise TimestampError(
            f"De tijdstempelserver {server} antwoordt niet ({type(trouble).__name__}). Probeer het later, of laat --server weg."
        ) from trouble
    try:
        response = tsp.TimeStampResp.load(content, strict=True)
        if response["status"]["status"].native not in ("granted", "granted_with_mods"):
            raise TimestampError(f"De tijdstempelserver {server} weigert. Probeer een andere server.")
        token = response["time_stamp_token"].dump()
    except (ValueError, TypeError) as wrong:
        raise TimestampError(f"Het antwoord van {server} is geen tijdstempel. Kijk het adres na.") from wrong
    return Stamp(token=token, at=stamp_at(token, line))


def stamp_at(token: bytes, line: str) -> dt.datetime:
    """The moment that a token states for this line, in UTC; TimestampError when it is about something else or no token."""
    try:
        content = cms.ContentInfo.load(token, strict=True)["content"]["encap_content_info"]["content"].parsed
        imprint, at = content["message_imprint"], content["gen_time"].native
        if imprint["hash_algorithm"]["algorithm"].native != "sha256":
            raise TimestampError("Het tijdstempel gebruikt geen sha256 en kan niet worden nagekeken.")
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise TimestampError("Dit is geen tijdstempel.") from wrong
    if imprint["hashed_message"].native != hashlib.sha256(line.encode()).digest():
        raise TimestampError("Het tijdstempel hoort bij een ander anker.")
    moment_of: dt.datetime = at
    return moment_of.astimezone(dt.UTC)


def _request(line: str) -> bytes:
    imprint = tsp.MessageImprint(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "hashed_message": hashlib.sha256(line.encode()).digest(),
        }
    )
    made: bytes = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True}).dump()
    return made
