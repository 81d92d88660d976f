"""Turns the HTML of a mail into the words a reader sees, and keeps a mail's own words apart from quoted history.

One pass from tag to tag, so hostile markup costs no more than its length. Renders nothing, follows nothing.
"""

import html
import re

TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:]*)")
BLOCKS = frozenset("p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote hr section article header footer pre dd dt title".split())
SILENT = frozenset({"script", "style", "head", "template", "noscript"})
LONGEST = 2_000_000
"""Characters of markup that are read; a mail body is a thousandth of this."""

SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
CONTENT_ID = re.compile(r"cid:([^\"'\s<>)]{1,500})", re.IGNORECASE)
HISTORY = re.compile(
    r"^(?:Op\b.{3,200}\bschreef\b.{0,200}:|On\b.{3,200}\bwrote:|-{3,} ?(?:Oorspronkelijk bericht|Original Message) ?-{3,}|"
    r"_{10,}\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
REPLY_HEAD = re.compile(
    r"^\*?(?:Van|From):\*? .+\n(?:.*\n){0,2}?\*?(?:Verzonden|Sent|Datum|Date):\*? .+\n(?:.*\n){0,2}?\*?(?:Aan|To):\*? ", re.MULTILINE
)
FORWARD = re.compile(r"doorgestuurd|forwarded|^\s*(?:fw|fwd|doorst|dg)\s*:", re.IGNORECASE | re.MULTILINE)


def words_of_html(markup: str) -> str:
    """The text between the tags, a line for each block."""
    markup = markup[:LONGEST]
    # A head that is never closed must not swallow the mail; looked up once, or hostile markup would cost the square of its length.
    head_end = markup.lower().rfind("</head")
    made: list[str] = []
    place = 0
    while (opening := markup.find("<", place)) >= 0:
        made.append(markup[place:opening])
        place, shown = _after_tag(markup, opening, head_end=head_end)
        made.append(shown)
    made.append(markup[place:])
    lines = (SPACES.sub(" ", line).strip() for line in html.unescape("".join(made)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _after_tag(markup: str, opening: int, *, head_end: int) -> tuple[int, str]:
    """Where reading goes on behind a tag, and what the tag itself shows."""
    if markup.startswith("<!--", opening):
        return _behind(markup, "-->", opening + 4), ""
    name = TAG_NAME.match(markup, opening)
    if not name:
        return (_behind(markup, ">", opening), "") if markup[opening + 1 : opening + 2] in "!?" else (opening + 1, "<")
    tag = name[1].lower()
    end = _behind(markup, ">", name.end())
    if tag in SILENT and markup[opening + 1] != "/" and (tag != "head" or opening < head_end):
        close = re.compile(rf"</{tag}\b", re.IGNORECASE).search(markup, end)
        return close.start() if close else len(markup), ""
    if tag in ("td", "th"):
        return end, "\t"
    return end, "\n" if tag in BLOCKS else ""


def _behind(markup: str, mark: str, place: int) -> int:
    found = markup.find(mark, place)
    return len(markup) if found < 0 else found + len(mark)


def shown_content_ids(markup: str) -> set[str]:
    """The Content-IDs that an HTML body shows inside itself."""
    return {html.unescape(found).lower() for found in CONTENT_ID.findall(markup[:LONGEST])}


def own_words(text: str, *, subject: str = "") -> str:
    """Without quoted history at the end, when that can be told; what was forwarded is not history."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if FORWARD.search(subject) or FORWARD.search(text):
        return text
    cuts = [found.start() for found in (HISTORY.search(text), REPLY_HEAD.search(text)) if found]
    kept = text[: min(cuts)] if cuts else text
    lines = kept.rstrip().split("\n")
    while lines and lines[-1].lstrip().startswith(">"):
        lines.pop()
    return "\n".join(lines).strip() or text
