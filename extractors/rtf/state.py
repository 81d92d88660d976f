"""What holds inside a pair of braces of RTF, and what a drawing says of itself.

Knows values only; reads and tells nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.look import PLAIN, WHITE, Colour, Look

PAGE, NOTHING = "page", "nothing"  # where characters go, besides the names that `groups` gives


@dataclass(slots=True)
class Group:
    """What holds between a pair of braces; a group inside begins with the same."""

    takes: str = PAGE
    look: Look = PLAIN
    font: int | None = None
    skipped: int = 1  # characters that stand in for a Unicode one
    level: int = 0  # tables that the paragraph stands in
    shade: Colour | None = WHITE  # behind the paragraph; None = cannot be told
    cover: str = ""  # Dutch: why nothing in it is seen
    is_deleted: bool = False
    is_revised: bool = False
    is_label: bool = False  # the number or bullet before a list item
    is_starred: bool = False  # the next word names a group that may be passed over
    end: Callable[[], object] | None = None  # what its closing brace does

    def inside(self) -> "Group":
        """A group that begins in this one."""
        return Group(
            takes=self.takes, look=self.look, font=self.font, skipped=self.skipped, level=self.level, shade=self.shade, cover=self.cover,
            is_deleted=self.is_deleted, is_revised=self.is_revised, is_label=self.is_label,
        )  # fmt: skip


@dataclass(slots=True)
class Shape:
    """A drawing being read, or a picture."""

    sides: dict[str, int] = field(default_factory=dict)  # its measures, by control word
    name: str = ""  # of the property now being read
    value: str = ""
    words: str = ""  # as its author described it
    is_hidden: bool = False
    digits: int = 0  # of the picture itself

    def end_property(self) -> None:
        """The property is complete."""
        name, value = self.name.strip(), self.value.strip()
        if name in ("wzDescription", "wzName", "pibName"):
            self.words = f"{self.words} {value}".strip()
        self.is_hidden = self.is_hidden or (name == "fHidden" and value not in ("", "0"))
        self.name = self.value = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points; 0 = not told."""
        return self._side("w", "x", ("shpleft", "shpright")), self._side("h", "y", ("shptop", "shpbottom"))

    def _side(self, side: str, scale: str, ends: tuple[str, str]) -> float:
        goal = self.sides.get(f"pic{side}goal", 0)
        if goal:
            return max(0, goal) / 20 * max(0, self.sides.get(f"picscale{scale}", 100)) / 100
        return max(0, self.sides.get(ends[1], 0) - self.sides.get(ends[0], 0)) / 20
