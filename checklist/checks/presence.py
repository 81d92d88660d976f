"""Is the document there, is it the kind that is asked, is it whole, is it of the right round? Pure."""

from dataclasses import replace

from checklist.checks.answer import Asked
from checklist.filed import Filed, Mute
from checklist.finding import Finding, Reason, Timeliness
from checklist.round import Check
from checklist.timing import moment
from checklist.wording import KINDS, listed, sentence
from extractors.document import Kind
from intake.message import State

_NEEDS_LEGAL_PERSON = frozenset({Kind.VOG_RP, Kind.UITTREKSEL_UBO})
"""An eenmanszaak can have neither: Justis issues a VOG RP to legal persons only, and there is no UBO to register."""


_WRITINGS = frozenset({Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN, Kind.BEGELEIDENDE_BRIEF})
"""The bidder's own texts shade into each other; which of these one is makes no difference to whether it may count."""


def present(asked: Asked) -> Finding | None:
    """Is a document of this kind in the bid, in time?"""
    if asked.found:
        first = asked.found[0]
        if first.document.state is State.PARTLY_READ and not _refused(asked):
            text = f"{first.origin.name} is niet helemaal gelezen: {first.document.because} Kijk dit bestand zelf na."
            return asked.unknown(Reason.UNREADABLE, text, evidence=first.opening())
        return asked.met(f"Gevonden in {first.origin.name}, pagina {first.piece.pages}.", first.opening())
    return _perhaps_here(asked) or _elsewise(asked)


def _perhaps_here(asked: Asked) -> Finding | None:
    """A file in time that was meant as this document or may be it, before anything that tells against it."""
    meant = [item for item in _silent(asked) if frozenset(asked.rule.kinds) & frozenset(item.meant)]
    if meant and not asked.arguable:
        return _unreadable(asked, meant[0], likely=True)
    if asked.arguable and not asked.late:
        return _arguable(asked, asked.arguable[0], beside=meant[0] if meant else None)
    nameless = [item for item in _silent(asked) if not item.meant]
    return _unrecognised(asked) or (_unreadable(asked, nameless[0], likely=False) if nameless else None)


def _elsewise(asked: Asked) -> Finding:
    """Nothing in time can be it: it came late, another kind came instead, or it is missing."""
    if asked.late:
        return _late(asked, asked.late[0])
    if late := next((item for item in asked.file.mute if frozenset(asked.rule.kinds) & frozenset(item.meant)), None):
        return _late(asked, late)
    if asked.arguable:
        return _arguable(asked, asked.arguable[0])
    if receipt := next(iter(_receipts(asked)), None):
        return _only_applied(asked, receipt)
    return _lookalike(asked, asked.lookalikes[0]) if asked.lookalikes else _missing(asked)


def _receipts(asked: Asked) -> tuple[Filed, ...]:
    """Papers that say a VOG was applied for or refused: no VOG, and no reason to doubt whether it is one."""
    if Kind.VOG_RP not in asked.rule.kinds:
        return ()
    return tuple(item for item in asked.file.counting((Kind.OVERIG,)) if _applied(item))


def _applied(item: Filed) -> bool:
    return any(fact.value in _NOT_ITSELF for fact in item.piece.all("vog_bewijs"))


_NOT_ITSELF = {"aanvraag": "een bewijs van aanvraag of ontvangst", "weigering": "een weigering"}


def _only_applied(asked: Asked, item: Filed) -> Finding:
    facts = [fact for fact in item.piece.all("vog_bewijs") if fact.value in _NOT_ITSELF]
    text = f"{asked.name} ontbreekt. {item.origin.name} is {_NOT_ITSELF[facts[0].value]}, niet de verklaring zelf."
    if excuse := _excuse(asked):
        return asked.person(Reason.WRONG_KIND, f"{text} {excuse}", evidence=item.evidence(*facts), searched=_searched(asked))
    return asked.not_met(Reason.WRONG_KIND, text, evidence=item.evidence(*facts), searched=_searched(asked))


def _silent(asked: Asked) -> tuple[Mute, ...]:
    """The files without text that came in time; all of them when nothing at all came in time."""
    times = (Timeliness.ON_TIME, Timeliness.UNCERTAIN)
    here = tuple(item for item in asked.file.mute if item.origin.timeliness in times)
    return here if here or any(item.origin.timeliness in times for item in asked.file.filed) else asked.file.mute


def _late(asked: Asked, item: Filed | Mute) -> Finding:
    evidence = item.opening() if isinstance(item, Filed) else ()
    when = f", op {moment(item.origin.received)}" if item.origin.received else ""
    text = f"{asked.name} kwam alleen na sluiting binnen ({item.origin.name}{when}) en telt niet mee."
    if item.origin.timeliness is Timeliness.BOUNDARY:
        text = f"{asked.name} kwam binnen in de minuut na sluiting ({item.origin.name}{when}). Een mens beslist of dit meetelt."
        return asked.person(Reason.LATE, text, evidence=evidence)
    return asked.not_met(Reason.LATE, text, evidence=evidence)


def _arguable(asked: Asked, item: Filed, *, beside: Mute | None = None) -> Finding:
    first = f"{asked.name} zit er niet als eigen document bij."
    if beside:
        first = f"{beside.origin.name} is waarschijnlijk bedoeld als {KINDS[asked.rule.kinds[0]]}, maar is niet te lezen."
    return asked.person(
        Reason.DOUBT,
        f"{first} {sentence(KINDS[item.piece.kind])} in {item.origin.name} "
        "kan daarvoor doorgaan; de tekst van deze ronde zegt dat niet. Een mens beslist.",
        evidence=item.opening(),
        searched=_searched(asked),
    )


def _lookalike(asked: Asked, item: Filed) -> Finding:
    found = f"Wel gevonden: {KINDS[item.piece.kind]} ({item.origin.name}, pagina {item.piece.pages})."
    if excuse := _excuse(asked):
        text = f"{asked.name} ontbreekt. {found} {excuse}"
        return asked.person(Reason.WRONG_KIND, text, evidence=item.opening(), searched=_searched(asked))
    return asked.not_met(Reason.WRONG_KIND, f"{asked.name} ontbreekt. {found}", evidence=item.opening(), searched=_searched(asked))


def _unrecognised(asked: Asked) -> Finding | None:
    """A readable document that nobody recognised but that may be the one: a question, never "missing"."""
    answered = {passage.sha256 for row in asked.criteria for passage in row.passages}
    if Kind.ONDERBOUWING in asked.rule.kinds and (annex := _motivation(asked)):
        return annex
    for item in asked.file.counting((Kind.OVERIG,)):
        similar = frozenset(item.piece.also) & frozenset(asked.rule.kinds)
        answers = Kind.ONDERBOUWING in asked.rule.kinds and item.document.sha256 in answered
        if (similar or answers) and not _applied(item):
            return asked.person(
                Reason.DOUBT,
                f"{asked.name} is niet met zekerheid herkend. {item.origin.name} kan het zijn; een mens kijkt dit na.",
                evidence=item.opening(),
                searched=_searched(asked),
            )
    return None


def _motivation(asked: Asked) -> Finding | None:
    """No text of its own, but annex 1 of the declaration is filled in: that may be meant as one."""
    for item in asked.file.counting((Kind.BESTUURSVERKLARING,)):
        facts = [fact for fact in item.piece.all("bijlage") if fact.value == "1" and fact.about.get("ingevuld") == "ja"]
        if facts:
            return asked.person(
                Reason.DOUBT,
                f"{asked.name} zit er niet als eigen document bij; bijlage 1 in {item.origin.name} is wel ingevuld. "
                "Een mens beslist of dat genoeg is.",
                evidence=item.evidence(*facts),
                searched=_searched(asked),
            )
    return None


def _unreadable(asked: Asked, item: Mute, *, likely: bool) -> Finding:
    kind = KINDS[asked.rule.kinds[0]]
    meant = f"is waarschijnlijk bedoeld als {kind}" if likely else f"kan {kind} zijn"
    text = f"{item.origin.name} {meant}. {sentence(item.document.because)}"
    if not item.is_scan:
        return asked.unknown(Reason.UNREADABLE, text, searched=_searched(asked))
    refused = _refused(asked)
    if refused is None:
        text += " De tekst van deze ronde zegt niets over ingescande bestanden; lees dit bestand zelf."
        return asked.unknown(Reason.NOT_SEARCHABLE, text, searched=_searched(asked))
    if not likely:
        return asked.unknown(Reason.NOT_SEARCHABLE, text, searched=_searched(asked))
    ruled = replace(asked, source=asked.round.cite(asked.rule, refused))
    if Kind.VOG_RP in asked.rule.kinds:
        return ruled.person(
            Reason.NOT_SEARCHABLE,
            f"{text} Een VOG RP wordt op papier uitgegeven; het beleid weigert ingescande bestanden. Een mens beslist.",
            searched=_searched(asked),
        )
    return ruled.not_met(Reason.NOT_SEARCHABLE, f"{text} Het beleid weigert ingescande bestanden.", searched=_searched(asked))


def _refused(asked: Asked) -> Check | None:
    """The check with which this round refuses scanned files; it also tells of a file that was read in part."""
    return next((check for check in asked.rule.checks if check.check == "searchable"), None)


def _missing(asked: Asked) -> Finding:
    together = asked.member is None and asked.rule.condition in ("consortium", "new_consortium")
    text = f"{asked.name} is niet gevonden bij {asked.who}."
    if together:
        text = f"{asked.name} van het samenwerkingsverband is niet gevonden."
    if without := [item.origin.name for item in asked.file.counting(asked.rule.arguable)]:
        text += f" In {listed(without, last='en')} staat daarvoor geen hoofdstuk, en geen stappen met een datum."
    if excuse := _excuse(asked):
        return asked.person(Reason.MISSING, f"{text} {excuse}", searched=_searched(asked))
    return asked.not_met(Reason.MISSING, text, searched=_searched(asked))


_OF_EACH = "documenten-per-deelnemer"
"""The question of a round file whose text does not say whether each participant must hand in its own."""


def _excuse(asked: Asked) -> str:
    """Why a person decides about a document that is not there; "" where it is simply missing."""
    if _cannot_have(asked):
        return "Een eenmanszaak kan dit document niet krijgen; de regel noemt geen uitzondering. Een mens beslist."
    silent = any(row.id == _OF_EACH and asked.rule.code in row.about for row in asked.round.questions)
    if asked.member is not None and silent and asked.file.counting(asked.rule.kinds):
        return (
            "Van een andere deelnemer is het er wel. De tekst van deze ronde zegt niet of elke deelnemer dit document moet aanleveren. "
            "Een mens beslist."
        )
    return ""


def _cannot_have(asked: Asked) -> bool:
    """An eenmanszaak and a document for legal persons, in a round where that of a person cannot serve either."""
    personal = Kind.VOG_NP in asked.rule.arguable
    return asked.legal_form == "eenmanszaak" and not personal and bool(_NEEDS_LEGAL_PERSON & frozenset(asked.rule.kinds))


def _searched(asked: Asked) -> tuple[str, ...]:
    """Every file of the bid and what it was taken for."""
    files = [f"{item.origin.name} (pagina {item.piece.pages}): {KINDS[item.piece.kind]}" for item in asked.file.filed]
    silent = [f"{item.origin.name}: geen leesbare tekst" for item in asked.file.mute]
    return tuple(dict.fromkeys(files + silent)) or ("deze inschrijving bevat geen leesbare bestanden",)


def right_kind(asked: Asked) -> Finding | None:
    """Is it the document itself: not two readings, an application, a confirmation letter or a branch extract?"""
    for item in asked.found:
        if item.piece.also and not ({item.piece.kind, *item.piece.also} <= _WRITINGS):
            other = listed([KINDS[kind] for kind in item.piece.also], last="of")
            return asked.person(
                Reason.DOUBT,
                f"{item.origin.name} kan {KINDS[item.piece.kind]} zijn, maar ook {other}. Een mens kijkt na welk document dit is.",
                evidence=item.opening(),
            )
        for fact in (*item.piece.all("vog_bewijs"), *item.piece.all("ubo_bewijs")):
            if fact.value in _NOT_ITSELF:
                text = f"{item.origin.name} is {_NOT_ITSELF[fact.value]}, niet de verklaring zelf."
                return asked.not_met(Reason.WRONG_KIND, text, evidence=item.evidence(fact))
            if fact.value not in ("verklaring", "uittreksel"):
                text = (
                    f"{item.origin.name} is een {fact.value.replace('_', ' ')} en geen uittreksel. De regel vraagt "
                    "'Inschrijving UBO('s) UBO-register'; een mens beslist of dit genoeg is."
                )
                return asked.person(Reason.WRONG_KIND, text, evidence=item.evidence(fact))
        if none := [fact for fact in item.piece.all("aantal_ubo") if fact.value == "0"]:
            text = f"Volgens {item.origin.name} is er geen UBO ingeschreven, en de regel vraagt de inschrijving. Een mens beslist."
            return asked.person(Reason.DOUBT, text, evidence=item.evidence(*none))
    if not asked.found:
        return None
    return asked.met(f"Herkend als {KINDS[asked.found[0].piece.kind]}. {asked.found[0].piece.because}", asked.found[0].opening())


def complete_pages(asked: Asked) -> Finding | None:
    """Are all pages there that the document itself counts ("Pagina 1 (van 2)")?"""
    for item in asked.found:
        counts = [fact for fact in item.piece.all("paginatelling") if "/" in fact.value]
        total = max((int(fact.value.split("/")[1]) for fact in counts), default=0)
        gone = sorted(set(range(1, total + 1)) - {int(fact.value.split("/")[0]) for fact in counts})
        if gone and not _is_elsewhere(asked, item, gone, total=total):
            pages = listed([str(number) for number in gone], last="en")
            text = f"{item.origin.name} telt volgens zichzelf {total} pagina's; pagina {pages} is niet gevonden."
            return asked.person(Reason.INCOMPLETE, text, evidence=item.evidence(*counts[:1]))
    return None


_NUMBERED = frozenset({Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO, Kind.VOG_RP})
"""Kinds that number each of their pages, by who issues them."""


def _is_elsewhere(asked: Asked, item: Filed, gone: list[int], *, total: int) -> bool:
    """Can the missing pages of a text of the bidder's own be there all the same: without a number, or in another file or piece?

    A text file has no pages of its own: what counts them there says nothing.
    """
    if item.piece.kind in _NUMBERED:
        return False
    if item.document.media_type != "application/pdf":
        return True
    numbered = {fact.locator.page for fact in item.piece.all("paginatelling")}
    others = {fact.value for other in asked.file.filed if other is not item for fact in other.piece.all("paginatelling")}
    missing = [number for number in gone if f"{number}/{total}" not in others]
    return len([page for page in item.pages if page.number not in numbered]) >= len(missing)


def right_round(asked: Asked) -> Finding | None:
    """Is it the form of this round? A form of another year declares something else."""
    years = frozenset(asked.words("years")) or frozenset(asked.round.id.split("-"))
    for item in asked.found:
        stated = item.piece.all("ronde")
        wrong = [fact for fact in stated if not set(fact.value.replace("/", "-").split("-")) & years]
        if wrong and len(wrong) == len(stated):
            text = f"{item.origin.name} is van ronde {wrong[0].value}, niet van {asked.round.id}."
            return asked.not_met(Reason.WRONG_ROUND, text, evidence=item.evidence(wrong[0]))
        if stated:
            return asked.met(f"Ronde {stated[0].value} staat op het document.", item.evidence(stated[0]))
    if not asked.found:
        return None
    return asked.person(
        Reason.DOUBT,
        f"Op {asked.found[0].origin.name} staat geen jaar of ronde. Kijk na of dit het formulier van {asked.round.id} is.",
        evidence=asked.found[0].opening(),
    )
