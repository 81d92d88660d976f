"""What a run was asked, so that it can be done again years later: which mails, from where, with whose trust and under which rules.

Knows values and digests; reads no source. The bytes that it names (mails, certificates, the round) stand in the case folder.
"""

import dataclasses
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from extractors.seals.trust import Trust
from intake.message import Place, Refused
from intake.originals import Originals
from intake.receipt import RelaySettings


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """One mail: the copy that is read, other copies of it (sha256), and every place where one was found."""

    sha256: str
    copies: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """What the sources held."""

    parcels: tuple[Parcel, ...]
    passed_over: tuple[str, ...] = ()  # Dutch: files in the sources that are no mail
    unread: tuple[str, ...] = ()  # Dutch: files in the sources that could not be opened


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """Everything besides the program that a result follows from."""

    round: str
    round_files: tuple[tuple[str, str], ...]  # name and sha256: the round, then its nota's
    office: str
    settings: str  # sha256: fingerprint of what in zaak.toml can change a verdict
    relays: RelaySettings
    certificates: tuple[str, ...]  # sha256 of each certificate (DER) that is trusted
    fingerprints: tuple[str, ...]
    gathered: Gathered
    refused: tuple[Refused, ...] = ()
    confirmed: bool | None = None  # a person looked at the settings of the case; None: an assignment of before this was kept
    earlier: tuple[str, ...] | None = None  # sha256 of the mails in `gathered` that its sources lacked; None: of before this was kept

    def trust(self, kept: Originals) -> Trust:
        """Whom the user trusted; KeyError when a certificate is no longer kept."""
        return Trust(certificates=tuple(kept.get(sha256) for sha256 in self.certificates), fingerprints=self.fingerprints)


def assignment_bytes(assignment: Assignment) -> bytes:
    """JSON in plain ASCII: a file name from the outside may hold what has no UTF-8."""
    return json.dumps(dataclasses.asdict(assignment), indent=1, default=dt.datetime.isoformat).encode("ascii")


def assignment_from(content: bytes) -> Assignment:
    """The assignment again; ValueError when these bytes are not one."""
    try:
        found = json.loads(content)
        gathered = found.pop("gathered")
        return Assignment(
            round=found["round"],
            round_files=tuple((name, sha256) for name, sha256 in found["round_files"]),
            office=found["office"],
            settings=found["settings"],
            relays=RelaySettings(hosts=tuple(found["relays"]["hosts"]), domains=tuple(found["relays"]["domains"])),
            certificates=tuple(found["certificates"]),
            fingerprints=tuple(found["fingerprints"]),
            gathered=Gathered(
                parcels=tuple(_parcel(row) for row in gathered["parcels"]),
                passed_over=tuple(gathered["passed_over"]),
                unread=tuple(gathered["unread"]),
            ),
            refused=tuple(_refused(row) for row in found["refused"]),
            confirmed=found.get("confirmed"),
            earlier=tuple(found["earlier"]) if found.get("earlier") is not None else None,
        )
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as wrong:
        raise ValueError("not an assignment") from wrong


def _parcel(row: dict[str, Any]) -> Parcel:
    return Parcel(sha256=row["sha256"], copies=tuple(row["copies"]), places=tuple(Place(**place) for place in row["places"]))


def _refused(row: dict[str, Any]) -> Refused:
    return Refused(**{**row, "at": dt.datetime.fromisoformat(row["at"]) if row["at"] else None})
