"""How much of one message is unpacked, at most. Knows no format; one frozen object, passed down everywhere."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bounds on what hostile mail can cost; what passes a bound is listed as a row, never dropped."""

    archive_depth: int = 3  # archives in archives
    mail_depth: int = 64  # mails in mails
    members: int = 2_000  # of all archives in one message together
    unpacked: int = 200 * MEBIBYTE  # of all archives in one message together, counted while reading
    ratio: int = 200  # unpacked : packed, for one member of at least `ratio_from` bytes
    ratio_from: int = 1 * MEBIBYTE
    rows: int = 250_000  # of one message; beyond this no container is opened any more
    listed: int = 100_000  # lines read from the tables of contents of all archives in one message together
    mail_unpacked: int = 2_048 * MEBIBYTE  # bytes of mails inside mails, every level counted again


class Budget:
    """What is left of the limits while one message is unpacked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.members = limits.members
        self.unpacked = limits.unpacked
        self.listed = limits.listed
        self.mail_unpacked = limits.mail_unpacked
