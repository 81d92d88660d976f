"""From messages and documents to bids and assessments: the order in which the checklist works. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.bid import group
from checklist.bid_file import order
from checklist.contract import roads
from checklist.criteria import Laid, RegionWords, Text
from checklist.filed import BidFile
from checklist.finding import Assessment, Bid, CriterionRow, MessageRow, Source
from checklist.judge import judge
from checklist.lexicon import RuleTerms, load
from checklist.mail import Mail, open_mail
from checklist.message_rows import message_row
from checklist.points import points
from checklist.regions import Regions
from checklist.round import Round
from checklist.scope import Scope, Told, asked_regions, new_in, regions_of_papers, withdrawn_regions
from checklist.timing import timeliness
from checklist.wording import listed
from extractors.document import Document, Kind
from intake.message import Message

READ_FOR_CRITERIA = frozenset(
    {
        Kind.ONDERBOUWING,
        Kind.IMPLEMENTATIEPLAN,
        Kind.BESTUURSVERKLARING,
        Kind.BEGELEIDENDE_BRIEF,
        Kind.BCMB_LIDMAATSCHAP,
        Kind.REGISTER_INSCHRIJFBEWIJS,
        Kind.BRANCHEVERKLARING,
        Kind.OVERZICHT_CLIENTONDERSTEUNERS,
        Kind.JAARREKENING,
        Kind.OVERIG,
    }
)
"""Kinds in which a requirement can be answered; official papers answer none."""

EXPERIENCE = "S1a"
"""The criterion that tells whether the bidder has a contract in the region already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessed:
    """Everything found; quotes not yet re-read from their originals."""

    messages: tuple[MessageRow, ...]
    bids: tuple[Bid, ...]
    assessments: tuple[Assessment, ...]


def assess(
    messages: Sequence[Message],
    documents: Mapping[str, Document],
    *,
    rules: Round,
    office: str,
    told: Told | None = None,
) -> Assessed:
    """Group, judge and match everything of one mailbox. `told` is what a provider says of its own bid beforehand."""
    mails = [_open(message, documents, rules) for message in messages]
    desk = _Desk(rules=rules, office=office, places=Regions(rules), lexicon=load(), sources=_sources(rules), told=told)
    files = group(mails)
    judged = [_judged(file, mails, desk) for file in files]
    own = {row.mailbox.rpartition("@")[2].lower() for row in rules.offices}
    return Assessed(
        messages=tuple(_as_ruled(message_row(mail, files, documents, own=own), rules) for mail in sorted(mails, key=order)),
        bids=tuple(bid for bid, _ in judged),
        assessments=tuple(row for _, rows in judged for row in rows),
    )


def _as_ruled(row: MessageRow, rules: Round) -> MessageRow:
    """A scan is refused only in a round that says so; in another it is for a person whether it counts."""
    if rules.submission.searchable is not None:
        return row
    return replace(row, attachments=tuple(replace(leaf, accepted=leaf.accepted or None) for leaf in row.attachments))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Desk:
    """What every bid is laid beside."""

    rules: Round
    office: str
    places: Regions
    lexicon: tuple[RuleTerms, ...]
    sources: Mapping[str, Source]
    told: Told | None


def _open(message: Message, documents: Mapping[str, Document], rules: Round) -> Mail:
    closes = rules.terms.closes
    receipt = message.receipt
    state, because = timeliness(receipt.at, closes.moment, closes.boundary_until, others=receipt.or_at)
    return open_mail(message, documents, timeliness=state, because=because)


def _sources(rules: Round) -> Mapping[str, Source]:
    return {row.code: source for row in rules.criteria if (source := rules.cite(row))}


def _scope(file: BidFile, mails: Sequence[Mail], desk: _Desk) -> Scope:
    asked = asked_regions(file, mails, rules=desk.rules, office=desk.office, places=desk.places)
    if desk.told is None:
        return asked
    names = {row.id: row.name for row in desk.rules.regions}
    named = listed([names[region] for region in dict.fromkeys((*asked.regions, *asked.elsewhere))], last="en")
    doubt = f"Uw documenten noemen {named}, niet {names[desk.told.region]}. Kijk na of de regio goed is ingevuld."
    other = desk.told.region not in (*asked.regions, *asked.elsewhere)
    return Scope(regions=(desk.told.region,), elsewhere=(), doubts=(doubt,) if other else ())


def _judged(file: BidFile, mails: Sequence[Mail], desk: _Desk) -> tuple[Bid, tuple[Assessment, ...]]:
    """One bid in each of its regions."""
    own = [mail for mail in mails if mail.message.sha256 in file.bid.messages]
    scope = _scope(file, own, desk)
    gone = withdrawn_regions(own, desk.places)
    file = replace(file, withdrawn=file.withdrawn and gone is not None, withdrawn_in=gone or ())
    laid = _laid(file, desk)
    rows = {region: laid.seen_from(_region_words(region, desk)) for region in scope.regions}
    file = _scoped(file, scope, rows, desk, mailed=[part for one in own if not one.only_withdraws for part in one.apart])
    return file.bid, tuple(
        judge(
            file,
            region,
            rules=desk.rules,
            criteria=rows[region],
            points=points(file, own, scope=scope, region=region, rules=desk.rules),
        )
        for region in scope.regions
    )


def _scoped(file: BidFile, scope: Scope, rows: Mapping[str, tuple[CriterionRow, ...]], desk: _Desk, *, mailed: Sequence[str]) -> BidFile:
    """The bid with its regions, and where it is new."""
    told = (desk.told.contract if desk.told.contract or desk.told.new else None) if desk.told else None
    file = replace(file, roads=roads(file, scope.regions, rules=desk.rules, places=desk.places, told=told))
    file = replace(file, told_of=regions_of_papers(file, desk.places))
    new: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    if desk.rules.asks("new_in_region"):
        experience = {region: row for region, found in rows.items() for row in found if row.rule == EXPERIENCE}
        new, unsure = new_in(file, scope.regions, experience=experience, places=desk.places, mailed=mailed)
    file = replace(file, bid=replace(file.bid, regions=scope.regions, new_in=new), unsure_in=unsure, elsewhere=scope.elsewhere)
    return _as_told(file, desk.told) if desk.told else file


def _as_told(file: BidFile, told: Told) -> BidFile:
    """With what the provider itself adds; what its documents say without that, the zorgkantoor will read too."""
    bid = replace(file.bid, consortium=file.bid.consortium or told.consortium)
    file = replace(file, bid=bid, unsure_together=file.unsure_together and not told.consortium)
    return replace(file, bid=replace(bid, new_in=bid.regions), unsure_in=()) if told.new else file


def _laid(file: BidFile, desk: _Desk) -> Laid:
    """The bid's own texts beside each requirement and criterion."""
    texts = [
        Text(
            sha256=item.document.sha256,
            part=item.origin.place,
            pages=item.pages,
            kind=item.piece.kind,
            name=item.origin.name,
        )
        for item in file.filed
        if item.counts and item.piece.kind in READ_FOR_CRITERIA
    ]
    starts = desk.rules.terms.starts
    return Laid(texts, desk.lexicon, sources=desk.sources, starts=starts.moment.year if starts else 0)


def _region_words(region: str, desk: _Desk) -> RegionWords:
    """The names of the region and its municipalities, and those of all others."""
    others = [row.id for row in desk.rules.regions if row.id != region]
    elsewhere = [name for other in others for name in (*desk.places.names_of(other), *desk.places.municipal_names_of(other))]
    return RegionWords(
        id=region,
        names=desk.places.names_of(region),
        municipalities=desk.places.municipal_names_of(region),
        elsewhere=tuple(elsewhere),
    )
