"""What intake's readers hand to `unpack`: leaves with their bytes, named relative to the container that held them. Knows no format."""

from dataclasses import dataclass, replace

from intake.headers import Fields
from intake.message import Role, State


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One leaf as its reader met it; `part`, `inside` and `path` are relative until `placed_in` a container."""

    part: str
    path: tuple[str, ...]
    content: bytes
    role: Role = Role.ATTACHMENT
    inside: str | None = None
    declared: str = ""
    kind: str = ""  # its media type where only the container can tell; else told by content
    state: State | None = None
    because: str = ""
    members: tuple["Found", ...] = ()  # when the reader has opened it already
    archives: int = 0  # how many archives are around it
    mails: int = 0  # how many mails are around it

    def placed_in(self, container: "Found", *, archives: int = 0, mails: int = 0) -> "Found":
        """The same leaf, named from the message's top."""
        return replace(
            self,
            part=f"{container.part}/{self.part}",
            inside=container.part if self.inside is None else f"{container.part}/{self.inside}",
            path=(*container.path, *self.path),
            archives=container.archives + archives,
            mails=container.mails + mails,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """One mail read: its header, its own words, its leaves in document order, and what is wrong with it."""

    fields: Fields
    text: str
    leaves: tuple[Found, ...]
    defects: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # to file-sharing services
