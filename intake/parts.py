"""Reads one RFC 5322 mail into its leaves and its own words. Knows headers and encodings; opens no container.

Never raises on content: whatever is damaged becomes a leaf with its bytes and a Dutch sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.body import Passage, compose, text_of
from intake.charset import decode
from intake.filetype import EMPTY, MAIL, MBOX, SIGNED, TNEF, UNKNOWN, media_type
from intake.found import Found, Mail
from intake.headers import Fields, parameters, parse_fields
from intake.links import away
from intake.markup import shown_content_ids
from intake.message import Role, State
from intake.partition import Flaw, Partition, Piece, Span, SpanKind, partition
from intake.roles import MAILS, Sent, role_of
from intake.show import brief
from intake.transfer import enclosed, undo

FLAWS = {
    Flaw.NOT_CLOSED: "De mail is beschadigd of niet helemaal ontvangen: de sluitregel van een samengesteld deel ontbreekt.",
    Flaw.AFTER_CLOSE: "Achter het einde van de mail staat nog een deel. Mailprogramma's tonen dat niet; hier staat het in de lijst.",
    Flaw.NO_BOUNDARY: "De mail is beschadigd: een samengesteld deel noemt geen scheidingsregel. De inhoud is als één geheel bewaard.",
    Flaw.GUESSED_BOUNDARY: "De mail is beschadigd: de scheidingsregel klopt niet. De delen zijn gevonden aan hun eigen koppen.",
    Flaw.NO_PARTS: "De mail is beschadigd: een samengesteld deel bevat geen enkel deel.",
    Flaw.TOO_MANY: "De mail heeft meer delen dan er gelezen worden; alles wat volgt, staat in het laatste deel. Beoordeel handmatig.",
    Flaw.BROKEN_HEADER: "De koppen van een deel breken af zonder lege regel; alles daarna is als inhoud gelezen.",
}
IS_SIGNATURE = "Dit is de digitale handtekening onder de mail zelf, geen bijlage."
IS_TECHNICAL = "Dit is een technisch deel van de mail, geen bijlage."
HIDDEN_TEXT = "In de mail staat tekst vóór het eerste of na het laatste deel. Mailprogramma's tonen die niet."
USUAL_PREAMBLE = re.compile(rb"MIME|PGP|multi-?part", re.IGNORECASE)
LONGEST_PREAMBLE = 700
CALLED = {
    "application/ms-tnef": TNEF,
    "application/vnd.ms-tnef": TNEF,
    "application/pkcs7-mime": SIGNED,
    "application/x-pkcs7-mime": SIGNED,
}
"""Containers that are believed by their declared type when the content is damaged beyond telling."""

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Draft:
    """One leaf between reading and judging: how it was sent, and its decoded bytes."""

    piece: Piece
    sent: Sent
    content: bytes
    settings: dict[str, str]
    content_ids: frozenset[str]
    fault: str
    group: int  # the multipart/alternative around it, -1 without one
    role: Role  # as long as nothing in an HTML body shows it


def read_parts(raw: bytes) -> Mail:
    """Everything in one mail, leaves in document order."""
    divided = partition(raw)
    fields = parse_fields(raw[slice(*divided.pieces[0].header)])
    drafts = list(_drafts(raw, divided))
    shown = NOTHING.union(*(_shown(draft) for draft in drafts if draft.role is Role.TEXT))
    placed: list[tuple[int, Found]] = []
    defects = [FLAWS[flaw] for flaw, _ in divided.flaws]
    passages = []
    for draft in drafts:
        leaves, more = _judged(draft, shown)
        placed.extend((draft.piece.body[0], leaf) for leaf in leaves)
        defects.extend(more)
        passages.extend(_passages(draft))
    if Flaw.TOO_MANY in {flaw for flaw, _ in divided.flaws}:
        placed[-1] = (placed[-1][0], replace(placed[-1][1], state=State.TOO_LARGE, because=FLAWS[Flaw.TOO_MANY]))
    between = list(_between(raw, divided))
    placed.extend(between)
    defects.extend(HIDDEN_TEXT for _, leaf in between if leaf.state)
    return Mail(
        fields=fields,
        text=compose(passages, subject=fields.words("subject")),
        leaves=tuple(leaf for _, leaf in sorted(placed, key=lambda pair: pair[0])),
        defects=tuple(dict.fromkeys(defects)),
        links=away(passages),
    )


def _drafts(raw: bytes, divided: Partition) -> Iterator[_Draft]:
    """Every leaf with what its headers and those of the multiparts around it say."""
    around: list[tuple[str, int]] = []  # per piece: subtype when a multipart, and the alternative it stands in
    for position, piece in enumerate(divided.pieces):
        subtype, group = around[piece.parent] if piece.parent >= 0 else ("", -1)
        fields = parse_fields(raw[slice(*piece.header)])
        declared, settings = parameters(fields.as_sent("content-type"))
        if piece.is_multipart:
            kind = declared.partition("/")[2]
            around.append((kind, position if kind == "alternative" else group))
            continue
        around.append(("", group))
        default = "message/rfc822" if subtype == "digest" else "text/plain"
        yield _draft(raw, piece, fields=fields, declared=(declared or default, settings), around=(subtype, group))


def _draft(raw: bytes, piece: Piece, *, fields: Fields, declared: tuple[str, dict[str, str]], around: tuple[str, int]) -> _Draft:
    encoding = fields.first("content-transfer-encoding").partition(";")[0].strip().strip('"').lower()
    content, fault = undo(raw[slice(*piece.body)], encoding)
    disposition, more = parameters(fields.as_sent("content-disposition"))
    name = more.get("filename") or declared[1].get("name") or fields.words("content-location")
    sent = Sent(
        declared=declared[0],
        media=media_type(content, declared=declared[0], name=name),
        disposition=disposition,
        name=name,
        around=around[0],
    )
    ids = (fields.first("content-id").strip("<> "), fields.first("content-location"))
    return _Draft(
        piece=piece,
        sent=sent,
        content=content,
        settings=declared[1],
        content_ids=frozenset(found.lower() for found in ids if found) if any(ids) else NOTHING,
        fault=fault,
        group=around[1],
        role=role_of(sent),
    )


def _shown(draft: _Draft) -> frozenset[str]:
    is_html = draft.sent.media == "text/html" and draft.role is Role.TEXT
    return frozenset(shown_content_ids(text_of(_passage(draft)))) if is_html else NOTHING


def _passage(draft: _Draft) -> Passage:
    return Passage(
        content=draft.content,
        charset=draft.settings.get("charset", ""),
        is_html="html" in (draft.sent.media + draft.sent.declared),
        group=draft.group,
    )


def _passages(draft: _Draft) -> list[Passage]:
    return [_passage(draft)] if draft.role is Role.TEXT else []


def _judged(draft: _Draft, shown: frozenset[str]) -> tuple[list[Found], list[str]]:
    """The leaf's row, the files that stood in its text, and what is wrong with it."""
    sent, role = draft.sent, draft.role
    if draft.content_ids & shown:
        role = role_of(replace(sent, is_shown=True))
    leaf = Found(part=draft.piece.part, path=(sent.name,), content=draft.content, role=role, declared=sent.declared, kind=_kind(sent, role))
    leaf = _with_state(leaf, draft)
    called = f"bijlage '{brief(sent.name)}'" if sent.name else f"deel {leaf.part}"
    defects = []
    if draft.fault:
        defects.append(f"De mail is beschadigd: in {called} klopt de codering niet ({draft.fault}).")
    if draft.piece.is_cut_off:
        defects.append(f"De mail is beschadigd of niet helemaal ontvangen: {called} breekt misschien af.")
    if role is Role.TEXT and not decode(draft.content, draft.settings.get("charset", ""))[1]:
        defects.append(f"De tekenset van {called} is onbekend of klopt niet; sommige tekens kunnen verkeerd zijn.")
    if role is Role.TEXT and sent.media != "text/html":
        return [leaf, *_enclosed(leaf)], defects
    return [leaf], defects


def _kind(sent: Sent, role: Role) -> str:
    """Words are never opened as a mail; what was sent as a mail is one, unless its content is something else."""
    if role is Role.TEXT and sent.media in (MAIL, MBOX):
        return "text/plain"
    if sent.declared in MAILS and (sent.media in (MAIL, MBOX, EMPTY, UNKNOWN) or sent.media.startswith("text/")):
        return MAIL
    return CALLED.get(sent.declared, UNKNOWN) if sent.media == UNKNOWN else sent.media


def _with_state(leaf: Found, draft: _Draft) -> Found:
    """States that follow from how the leaf was sent."""
    if leaf.declared == "message/partial":
        number, total = draft.settings.get("number", "?"), draft.settings.get("total", "?")
        return replace(
            leaf,
            kind="message/partial",
            state=State.UNREADABLE,
            because=f"Dit is deel {brief(number)} van {brief(total)} van een mail die in stukken is verstuurd. "
            "De andere stukken staan hier niet bij. Zoek ze in de postbus, of vraag om de mail in één keer te sturen als dat nog mag.",
        )
    if leaf.declared == "message/external-body":
        where = draft.settings.get("url") or draft.settings.get("name") or "een andere plaats"
        return replace(
            leaf,
            kind="message/external-body",
            state=State.UNREADABLE,
            because=f"De mail verwijst alleen naar een bestand ({brief(where)}); het bestand zelf is niet meegestuurd en niet opgehaald.",
        )
    if leaf.role is Role.SIGNATURE:
        return replace(leaf, state=State.READ, because=IS_SIGNATURE)
    return replace(leaf, state=State.READ, because=IS_TECHNICAL) if leaf.role is Role.TECHNICAL else leaf


def _enclosed(leaf: Found) -> list[Found]:
    """Files that were written into the running text (uuencode)."""
    return [
        Found(
            part=f"{leaf.part}/{number}",
            path=(decode(file.name)[0],),
            content=file.content,
            declared="application/x-uuencode",
            state=State.UNREADABLE if file.fault else None,
            because=f"Dit bestand stond in de tekst van de mail, maar {file.fault}." if file.fault else "",
        )
        for number, file in enumerate(enclosed(leaf.content), start=1)
    ]


def _between(raw: bytes, divided: Partition) -> Iterator[tuple[int, Found]]:
    """What stands before the first or after the last part of a multipart, when it is more than the usual notice."""
    tails: dict[int, int] = {}
    for span in divided.spans:
        if span.kind not in (SpanKind.PREAMBLE, SpanKind.EPILOGUE) or not (content := raw[span.start : span.end]).strip():
            continue
        if len(content) <= LONGEST_PREAMBLE and USUAL_PREAMBLE.search(content):
            continue
        piece = divided.pieces[span.piece]
        tails[span.piece] = tails.get(span.piece, piece.children) + (span.kind is SpanKind.EPILOGUE)
        number = 0 if span.kind is SpanKind.PREAMBLE else tails[span.piece]
        yield span.start, _loose(content, f"{piece.part}.{number}" if piece.part else str(number), span=span, piece=piece)


def _loose(content: bytes, part: str, *, span: Span, piece: Piece) -> Found:
    """Hidden text between parts is technical; the content of a multipart without parts is all there is, so it is a leaf."""
    kind = media_type(content)
    if not piece.children and span.kind is SpanKind.PREAMBLE:
        return Found(part=part, path=("",), content=content, role=Role.TEXT if kind.startswith("text/") else Role.ATTACHMENT)
    if not kind.startswith("text/"):
        return Found(part=part, path=("",), content=content)
    return Found(part=part, path=("",), content=content, role=Role.TECHNICAL, kind=kind, state=State.READ, because=HIDDEN_TEXT)
