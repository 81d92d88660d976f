"""Finds the places in a declaration that were never filled in: dots, xx, [naam], <<...>>, "vul in", a label without a value.

Knows how a template looks; whether it matters is for a rule.
"""

import re
from collections.abc import Sequence

from extractors.document import Fact, Field
from extractors.excerpt import Excerpt, Row, fold
from extractors.labels import labelled, vocabulary
from extractors.parties.names import is_person

_PATTERNS = (
    re.compile(r"<<[^<>\n]{1,60}>>|<[a-z][a-z '/\-]{2,50}>"),
    re.compile(r"\[(?!\s?[xv✓✔]?\s?\])(?![0-9]{1,3}\])(?![^\[\]]{0,30}(?:tekend|signed)\b)[a-z.…_ ][^\[\]\n]{1,60}\]"),
    re.compile(r"(?<![\w.])x{2,12}(?![\w])"),
    re.compile(
        r"klik (?:of tik )?(?:hier )?(?:om|als u) [^.\n]{0,40}tekst[^.\n]{0,20}|click or tap [^.\n]{0,40}|kies een item|"
        r"choose an item"
    ),
    re.compile(
        r"\b(?:hier )?(?:in te vullen|invullen|vul (?!(?:hieronder )?(?:de|het|alle|deze|onderstaande|dit) (?:\w+ )?(?:velden|formulier|"
        r"vakken|vakjes|tabel|vragen|verklaring|lijst)\b)(?:hier )?(?:de |het |uw )?[\w ]{0,25}in)\b"
        r"(?! door (?:het|de|een|elke|iedere|uw|wie|degene|alle)\b| en (?:te|door|daarna)\b)"
        r"(?! (?:op|met|per) (?:het|de|een|uw)\b|,? digitaal\b|,? (?:en |te )?(?:onder)?teken|,? (?:printen|opsturen|mee(?:sturen|zenden)))"
    ),
    re.compile(r"(?<!\w)d{1,2}[-/]m{1,2}[-/](?:j{2,4}|y{2,4})(?!\w)"),
    re.compile(r"(?<![\w.])(?:…{1,60}|\.{4,400})(?![\w.])|_{4,400}"),
)
_LABELS = vocabulary(
    {
        "naam": r"(?:volledige )?(?:statutaire )?naam(?: (?:van )?(?:de )?(?:organisatie|inschrijver|rechtspersoon|ondertekenaar|"
        r"tekenbevoegde|(?:oco-?)?aanbieder|bestuurder))?",
        "kvk": r"kvk[ -]?(?:nummer|nr\.?)",
        "functie": r"functie",
        "plaats": r"plaats",
        "datum": r"datum",
        "adres": r"(?:bezoek|correspondentie|post)?adres|postcode(?: en (?:woon)?plaats)?|e-?mail(?:adres)?",
        "regio": r"(?:zorgkantoor)?regio(?:\(?'s\)?)?",
        "signature": r"handtekening|ondertekening|paraaf|signature",
    }
)
_INSTRUCTION = re.compile(
    r"doorhalen|aankruisen wat|zie toelichting|u dient|let op|"
    r"\b(?:dit|het|deze|de) (?:formulier|verklaring|document|bijlage|model)\b[^.]{0,60}\b(?:invullen|in te vullen)\b"
)
_CONTENTS = re.compile(r"(?:\.{4,}|…+|_{4,})\s*[0-9]{1,3}\s*$")
_CLOSES = re.compile(r"hoogachtend|vriendelijke groet|\bgetekend|opgemaakt|handtekening|ondertekening")
_HANDLED = re.compile(r"handtekening|ondertekening|signature|paraaf")


def _has_value_beside(row: Row, match: re.Match[str]) -> bool:
    """Dots or underscores beside words that fill them in are a line, not a blank."""
    if match[0][0] not in "._…":
        return False
    if _CONTENTS.search(row.plain):
        return True
    before, after = row.plain[: match.start()], row.plain[match.end() :]
    value = before.rsplit(":", 1)[-1] if ":" in before else ""
    return bool(re.search(r"\w", value)) or (":" in before and bool(re.match(r"\s?\w", after)) and ":" not in after)


def _is_signature_line(rows: Sequence[Row], index: int) -> bool:
    """A bare line above a name, or under words about signing."""
    if re.search(r"[^\W_]", rows[index].plain):
        return False
    above, under = rows[max(0, index - 3) : index], rows[index + 1 : index + 3]
    return any(_CLOSES.search(row.plain) for row in above) or any(_is_name(row) for row in under)


def _is_name(row: Row) -> bool:
    """A name, alone or behind "Naam:" or "Voor akkoord:"."""
    return is_person(row.text.rpartition(":")[2].split(",")[0].strip())


def _in_rows(seen: Excerpt) -> list[Fact]:
    facts: list[Fact] = []
    for index, row in enumerate(seen.rows):
        if _INSTRUCTION.search(row.plain) or len(facts) >= 30:
            continue
        if _HANDLED.search(row.plain) or _is_signature_line(seen.rows, index):
            continue
        for pattern in _PATTERNS:
            match = pattern.search(row.plain)
            if match is not None and not _has_value_beside(row, match):
                span = (max(0, match.start() - 40), min(len(row.text), match.end() + 20)) if match[0][0] in "._…" else match.span()
                facts.append(row.fact("invulplek", row.text[slice(*match.span())].strip()[:60], span=span))
                break
    return facts


def _is_key_field(one: Field) -> bool:
    words = fold(f"{one.name} {one.label}")
    return one.kind == "tekst" and not one.value.strip() and any(key in words for key in ("naam", "kvk", "plaats", "datum", "functie"))


def blanks(seen: Excerpt) -> list[Fact]:
    """Every place that was left open, with the words that show it."""
    facts = _in_rows(seen)
    spots = {(fact.locator.page, fact.locator.quote) for fact in facts}
    labels = labelled(seen.rows, _LABELS)
    for one in labels:
        ends_open = one.row.text.rstrip().endswith(":")
        if one.name != "signature" and not one.value and ends_open and (one.row.page, one.label) not in spots:
            facts.append(one.fact("invulplek", one.label))
    for field in seen.fields:
        row = next((row for row in seen.rows if _is_key_field(field) and field.label and field.label in row.text), None)
        if row is not None:
            start = row.text.index(field.label)
            facts.append(row.fact("invulplek", field.label, span=(start, start + len(field.label))))
    return sorted(facts, key=lambda fact: fact.locator.page)[:40]
