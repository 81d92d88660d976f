"""The links of a page, followed on the disk as a reader would follow them."""

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote


def dead_links(page: Path) -> Iterator[str]:
    """Every link or picture of this page that leads to a file, or a place in a page, that is not there."""
    text = page.read_text(encoding="utf-8")
    for found in re.findall(r'\b(?:href|src)="([^"]*)"', text):
        target, _, place = html.unescape(found).partition("#")
        if target.startswith("data:"):
            continue
        other = Path(os.path.normpath(page.parent / unquote(target))) if target else page
        if not other.is_file():
            yield f"{page.name}: {found}"
        elif place and other.suffix == ".html" and f'id="{html.escape(place)}"' not in other.read_text(encoding="utf-8"):
            yield f"{page.name}: {found} (no such place)"
