"""The evidence package of one bidder: everything that arrived, was seen, decided and written about it, to check without Toetssteen.

What is of others stays out, or goes in with a reason that is put on record. The format stands in docs/register.md, chapter 5.
Residual risk: a bidder's own file may name others; it is its own text and goes in as it came.
"""

import json
import shutil
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

import templates
from checklist.finding import Bid, Result
from checklist.round import load
from intake.durable import flush, flush_folder, make_folder
from intake.originals import Originals, sha256_of
from reports.beside import folders
from reports.clock import Deadline
from reports.complaint import Complaint, Upheld, in_time
from reports.dossier import Contents, Published, dossier_page
from reports.letter_words import LetterKind
from reports.opening_extract import extract, extract_page
from reports.result import from_json, plain, row_json
from reports.sheet import bid_pages
from reports.write import Content
from toetssteen import PROGRAM
from toetssteen.anchor import anchor_of
from toetssteen.announcements import announced_for
from toetssteen.assignment import assignment_from
from toetssteen.bag import make_bag
from toetssteen.case import Case, CaseError
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.composition import REGISTER, draft
from toetssteen.left_out import FILE, LeftOut, View, Why, as_json, left_out
from toetssteen.named_files import LETTERS
from toetssteen.objections import decided_on, terms_for
from toetssteen.ownership import owners, superseded
from toetssteen.recorded import Recorded
from toetssteen.recording import run_folder
from toetssteen.removed import removed
from toetssteen.sendings import Made, Sending, ended_of, letters_made, sendings, sent_of
from toetssteen.source_texts import source_texts
from toetssteen.state import State, of_bidder, remarks_of
from toetssteen.state_pages import announcements_told, terms_of
from toetssteen.upheld import with_upheld

VERIFIER = Path(templates.__file__).parent / "dossier" / "controleer_zelf.py"
EXTRACT = "uittreksel-proces-verbaal.html"
RECORDS = ("proces-verbaal.html", "proces-verbaal.pdf")
REDACTED = "gelakt-"
_OF_ALL = frozenset({Kind.ANNOUNCEMENT, Kind.ANCHOR, Kind.SETTINGS, Kind.PERFORMED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """Whose package, and whether and why what is of others goes in: of who bids in a region of it, for with those it was compared."""

    bid: Bid
    others_because: str = ""
    beside: tuple[Bid, ...] = ()  # whose affairs go in as well
    everything: bool = False  # these are all the bidders there are: then what is of all of them goes in too

    @property
    def others(self) -> bool:
        return bool(self.others_because)

    @property
    def bids(self) -> frozenset[str]:
        """Of whom everything goes in."""
        return frozenset({self.bid.id, *(one.id for one in self.beside)})


def asked(result: Result, bid: Bid, *, others_because: str) -> Ask:
    """What is asked; with a reason for it, also what is of every bidder in a region of this one."""
    regions = set(bid.regions)
    beside = tuple(one for one in result.bids if others_because and one.id != bid.id and regions & set(one.regions))
    everything = bool(others_because) and len(beside) + 1 == len(result.bids)
    return Ask(bid=bid, others_because=others_because, beside=beside, everything=everything)


@dataclass(kw_only=True, slots=True)
class Package:
    """What goes in, and what stays out."""

    files: dict[str, Content] = field(default_factory=dict)  # by path in the package
    left_out: dict[str, str] = field(default_factory=dict)  # sha256 -> Dutch: why
    shared: list[str] = field(default_factory=list)  # sha256 of mails that are of another bidder too
    copies: dict[str, str] = field(default_factory=dict)  # sha256 -> path of a copy under its own name
    whole: set[int] = field(default_factory=set)  # numbers of the entries that go in whole
    sent: dict[str, str] = field(default_factory=dict)  # path of a letter -> Dutch: when and by whom it was sent
    texts: dict[str, bool] = field(default_factory=dict)  # path of a published text -> is it the very file that the rules were read from
    own_reports: set[str] = field(default_factory=set)  # subjects of reports of this bidder alone, of any run


def package(case: Case, entries: Sequence[Entry], found: Recorded, now: State, ask: Ask) -> Package:
    """Everything of this bidder. The caller holds the lock of the case."""
    made = Package()
    own = _files(found.result, ask, made)
    went = {entry.subject for entry in entries if entry.kind == Kind.REMOVAL}
    _originals(case, own - went, made)
    _readings(case, entries, own, made)
    _results(case, entries, ask, made)
    _reports(case, entries, found, ask, made)
    _letters(case, entries, ask, made)
    _opening(entries, found, ask, made)
    _round(case, entries, found, ask, made=made)
    _people(case, entries, now, ask, made)
    made.files["programma.json"] = _json({name: getattr(found.result.receipt, name) for name in ("program", "libraries", "round")})
    made.files["controleer_zelf.py"] = VERIFIER
    made.whole |= {entry.number for entry in entries if _is_own(entry, own, ask)}
    made.left_out = {one: why for one, why in made.left_out.items() if f"originelen/{one[:2]}/{one}" not in made.files}
    rest = left_out(entries, _view(found.result, made, ask), made.left_out)
    made.files[FILE] = as_json(rest, made.shared, register=anchor_of(case.register_name, entries[-1]).name)
    contents = _contents(found.result, made, now, ask, rest=rest)
    made.files["index.html"] = dossier_page(found.result, ask.bid, contents, head=entries[-1].head).encode()
    return made


def _view(result: Result, made: Package, ask: Ask) -> View:
    return View(bid=ask.bid.id, result=result, whole=made.whole, inside=made.files.keys(), own_reports=made.own_reports)


def _contents(result: Result, made: Package, now: State, ask: Ask, *, rest: LeftOut) -> Contents:
    return Contents(
        files=tuple(sorted(made.files)),
        left_out=rest.counted(),
        shared=len(made.shared),
        others_because=ask.others_because,
        complaints=(mine := _complaints(now, {ask.bid.id}, replaced=False)),
        rulings=tuple(one for one in with_upheld(now.rulings, mine) if one.bid in ask.bids),
        timely={one.number: in_time(one.received, terms_of(result, now, one, ask.bid.regions)) for one in mine},
        remarks={one.number: tuple(remarks_of(one, now)) for one in mine},
        beside=tuple(one.name for one in ask.beside),
        outside=len(result.bids) - len(ask.bids),
        terms=_terms(result, now, ask),
        announcements=tuple(announcements_told(result, of_bidder(now, ask.bid.id, ask.bid.regions))),
        copies=made.copies,
        sent=made.sent,
        texts=made.texts,
        sources=tuple(
            Published(title=one.title, dated=one.dated, sha256=one.sha256, file=one.file)
            for one in load(result.receipt.round).sources.values()
        ),
    )


def _complaints(now: State, bids: Container[str], *, replaced: bool) -> tuple[Complaint, ...]:
    """The objections of these bidders; one that was put under a name by mistake is of another and stays out."""
    known = {one.number: one for one in (*now.corrected, *now.complaints)}

    def owner(one: Complaint) -> str:
        return owner(known[one.replaced_by]) if one.replaced_by in known else one.bid

    wanted = known.values() if replaced else now.complaints
    return tuple(one for one in wanted if one.bid in bids and owner(one) == one.bid)


def _terms(result: Result, now: State, ask: Ask) -> tuple[Deadline, ...]:
    """The terms of this bidder, to the court from its last real answer where there is one."""
    answers = [one.answer for one in _complaints(now, {ask.bid.id}, replaced=False) if one.answer]
    counting = [answer for answer in answers if answer.outcome is not Upheld.WITHDRAWN]
    announced = announced_for(decided_on(now.rulings, bid=ask.bid.id, regions=ask.bid.regions), now.announced)
    return terms_for(result.procedure, announced, answer=max(counting, key=lambda answer: answer.counts_from, default=None))


def composition(made: Package, entries: Sequence[Entry], ask: Ask) -> Draft:
    """What the package holds, to record before it is made."""
    return draft(ask.bid.id, made.files, (entry for entry in entries if entry.number in made.whole))


def unused(folder: Path) -> Path:
    """This folder, where a package can come; CaseError when something stands there."""
    if folder.exists():
        raise CaseError(f"{folder} bestaat al. Geef die map een andere naam of haal haar weg.")
    return folder


def packed(made: Package, folder: Path, entries: Sequence[Entry]) -> Path:
    """The package as a bag in this folder, whole or not at all; the same content gives the same bytes.

    `entries` are all of them; the last is the composition of this package.
    """
    last = entries[-1]
    made.files[REGISTER] = b"".join(_line(entry, whole=entry.number in made.whole or entry is last) for entry in entries)
    make_folder(unused(folder).parent)
    beside = folder.with_name(f".{folder.name}.half")
    shutil.rmtree(beside, ignore_errors=True)
    for name, content in made.files.items():
        path = beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    make_bag(beside, {"Bagging-Date": last.at[:10], "Bag-Software-Agent": PROGRAM, "Internal-Sender-Identifier": last.head})
    for inner in sorted(beside.rglob("*")):
        flush(inner)
    beside.replace(folder)
    flush_folder(folder.parent)
    return folder


def _files(result: Result, ask: Ask, made: Package) -> set[str]:
    """sha256 of every mail of these bidders and of everything in it; a mail that is of one outside them too stays out."""
    own: set[str] = set()
    for row in result.messages:
        if not ask.bids & set(row.bid):
            continue
        if not ask.bids >= set(row.bid):
            made.shared += [row.sha256] if ask.bid.id in row.bid else []
            continue
        own |= {row.sha256, *row.copies, *(leaf.sha256 for leaf in row.attachments), *(leaf.sha256 for leaf in row.parts)}
    return own


def _originals(case: Case, own: set[str], made: Package) -> None:
    store = Originals(case.originals)
    for sha256 in own:
        made.files[f"originelen/{sha256[:2]}/{sha256}"] = store.path(sha256)


def _readings(case: Case, entries: Sequence[Entry], own: set[str], made: Package) -> None:
    for entry in entries:
        if entry.kind == Kind.READING and entry.subject in own:
            name = f"{str(entry.content['lezer'])[:16]}/{entry.subject[:2]}/{entry.subject}.lezing.json"
            path = case.readings / name
            if path.is_file() and entry.content["sha256"]:
                made.files[f"lezingen/{name}"] = path


def _results(case: Case, entries: Sequence[Entry], ask: Ask, made: Package) -> None:
    """Of every run the rows about these bidders; the whole result is of all bidders."""
    for entry in entries:
        if entry.kind not in (Kind.RESULT, Kind.ASSIGNMENT):
            continue
        sha256 = str(entry.content["sha256"])
        made.whole.add(entry.number)
        if sha256 not in case.kept:
            made.left_out[sha256] = Why.GONE
            continue
        if ask.everything:
            made.files[f"vastgelegd/{sha256[:2]}/{sha256}"] = case.kept.path(sha256)
        else:
            made.left_out[sha256] = Why.ALSO
        if entry.kind == Kind.RESULT:
            for row in from_json(case.kept.get(sha256)).assessments:
                if row.bid in ask.bids:
                    content = row_json(row)
                    made.files[f"bevindingen/{sha256_of(content)}.json"] = content


def _reports(case: Case, entries: Sequence[Entry], found: Recorded, ask: Ask, made: Package) -> None:
    """The pages of these bidders and their files under their own names; where others may be in also the reports of the regions it bid in.

    Of those the PDF and the workbook, which lead to no other page; pages about all regions only when everybody is in. A redacted edition
    never: it was made for somebody else, from what is here whole.
    """
    written = [entry for entry in entries if entry.kind == Kind.REPORT]
    run = run_folder(written, found.sha256)
    pages = {bid: (page, folders(found.result)[bid]) for bid, page in bid_pages(found.result).items()}
    regions = set(ask.bid.regions) if ask.others else set()
    for entry in written:
        name = PurePosixPath(entry.subject)
        whose = [bid for bid, (page, folder) in pages.items() if name.name == page or name.parts[1:3] == ("bijlagen", folder)]
        made.own_reports |= {entry.subject} if ask.bid.id in whose else set()
        of_region = name.parts[1] == "regios" and name.parts[2] in regions and name.suffix in (".pdf", ".xlsx")
        mine = name.parts[0] == run and (of_region or bool(ask.bids & set(whose)))
        path = case.report("") / entry.subject
        if (mine or (ask.everything and not entry.subject.startswith(REDACTED))) and path.is_file():
            made.files[f"rapporten/{entry.subject}"] = path
            if name.parts[1] == "bijlagen":
                made.copies.setdefault(str(entry.content["sha256"]), f"rapporten/{entry.subject}")
            made.whole.add(entry.number)


def _opening(entries: Sequence[Entry], found: Recorded, ask: Ask, made: Package) -> None:
    """What the record of the opening says of this bidder; the whole one stays out, and its entry goes in for the digest."""
    run = run_folder([entry for entry in entries if entry.kind == Kind.REPORT], found.sha256)
    wanted = {f"{run}/{name}": name for name in RECORDS}
    whole = {entry.subject: entry for entry in entries if entry.kind == Kind.REPORT and entry.subject in wanted}
    for entry in whole.values():
        made.whole.add(entry.number)
        if f"rapporten/{entry.subject}" not in made.files:
            made.left_out[str(entry.content["sha256"])] = Why.ALSO
    records = [(wanted[entry.subject], str(entry.content["sha256"])) for entry in whole.values()]
    shown = extract(found.result, ask.bid, records, within=ask.bids)
    made.files[EXTRACT] = extract_page(found.result, shown, head=entries[-1].head).encode()


def _letters(case: Case, entries: Sequence[Entry], ask: Ask, made: Package) -> None:
    """As they were sent, else as they stand now: a person works on a letter after it was made."""
    mine = {one.number: one for one in letters_made(entries) if one.bid in ask.bids and one.kind in set(LetterKind)}
    owner = owners(entries)  # in older registers a sending could be moved to a letter to somebody else: then it is of that one
    known = [one for one in sendings(entries) if one.letter in mine and owner[one.number] in ask.bids]
    store, sent, ended, gone = Originals(case.originals), sent_of(known), ended_of(known), removed(entries)
    for went in (one for one in sent.values() if one.file and one.file not in gone):
        made.files[f"originelen/{went.file[:2]}/{went.file}"] = store.path(went.file)
    made.left_out |= {one.file: _no_longer(one.replaced_by) for one in known if one.replaced_by and one.file}
    made.whole |= {one.number for one in known}
    for number, one in mine.items():
        path = PurePosixPath(one.path)
        if number in ended:
            made.sent[one.path] = f"niet vastgelegd of en wanneer deze is verzonden; {ended[number].told_end}"
        if number in sent and sent[number].file and sent[number].file not in gone:
            _sent(one, sent[number], store, made)
        elif (case.folder / one.path).is_file():
            made.files.setdefault(one.path, case.folder / one.path)
        else:
            made.left_out[one.sha256] = f"brief {path.name} stond niet meer in de map {LETTERS}"


def _no_longer(number: int) -> str:
    """Why a file that an entry of this bidder names is not in: a mistake can be the letter to another."""
    return f"hoort bij een vermelding die is verbeterd of ingetrokken (vermelding {number})"


def _sent(one: Made, went: Sending, store: Originals, made: Package) -> None:
    """What was sent of this letter, under a name that says so where it is not the letter as it was made."""
    path = PurePosixPath(one.path)
    name = one.path if went.file == one.sha256 else str(path.with_name(f"{path.stem}-verzonden-{went.number}{_suffix(went.name)}"))
    made.files[name] = store.path(went.file)
    made.sent[name] = went.told
    if name != one.path:
        made.left_out[one.sha256] = f"concept van brief {path.name}; in dit pakket zit wat is verzonden (vermelding {went.number})"


def _suffix(name: str) -> str:
    """How the name of what was sent ends, where that opens as a document."""
    found = PurePosixPath(name).suffix.lower()
    return found if found in (".docx", ".odt", ".pdf", ".eml", ".msg", ".txt") else ".bin"


def _round(case: Case, entries: Sequence[Entry], found: Recorded, ask: Ask, *, made: Package) -> None:
    """The rules as they were, and where they come from."""
    for entry in entries:
        if entry.kind == Kind.ASSIGNMENT and str(entry.content["sha256"]) in case.kept:
            assigned = assignment_from(case.kept.get(str(entry.content["sha256"])))
            for name, sha256 in assigned.round_files:
                made.files[f"ronde/{sha256[:12]}-{name}"] = case.kept.path(sha256)
            if not ask.everything:
                made.left_out |= dict.fromkeys(assigned.certificates, Why.SETTING)
            else:  # the whole assignment is in: so is what it names
                for sha256 in (*assigned.certificates, *(one for _, one in assigned.round_files)):
                    made.files[f"vastgelegd/{sha256[:2]}/{sha256}"] = case.kept.path(sha256)
    read = {source.sha256 for source in load(found.result.receipt.round).sources.values()}
    for one in source_texts(case.folder, read):
        made.files[one.path], made.texts[one.path] = one.file, one.is_read
    made.files["ronde/bronnen.json"] = _json({"ronde": found.result.receipt.round, "bronnen": _sources(found.result.receipt.round)})


def _sources(round_id: str) -> list[dict[str, object]]:
    """The published texts behind the rules, with their digests; the texts themselves are not ours to give out."""
    return [source.model_dump(mode="json") for source in load(round_id).sources.values()]


def _people(case: Case, entries: Sequence[Entry], now: State, ask: Ask, made: Package) -> None:
    """Decisions and objections about this bidder, with the files that belong to them."""
    mine = [one for one in now.rulings if one.bid in ask.bids]
    objections = _complaints(now, ask.bids, replaced=True)
    made.files["besluiten.json"] = _json([plain(replace(one, upheld="")) for one in mine])  # what its own entries say
    made.files["bezwaren.json"] = _json([plain(one) for one in objections])
    numbers = {str(number) for rows in (mine, objections, now.announcements) for number in (one.number for one in rows)}
    numbers |= {str(entry.number) for entry in entries if entry.kind == Kind.ANSWER and entry.subject in numbers}
    later = superseded(entries)
    for entry in entries:
        if str(entry.number) in numbers or (entry.kind in (Kind.CONFIRMATION, Kind.REFUSAL) and entry.subject in numbers):
            made.whole.add(entry.number)
            sha256 = str(entry.content.get("bestand", ""))
            if sha256 and entry.kind == Kind.ANNOUNCEMENT and not ask.others:
                made.left_out[sha256] = "de bekendmaking gaat misschien ook over andere inschrijvers"
            elif sha256 and entry.number in later:
                made.left_out[sha256] = _no_longer(later[entry.number])
            elif sha256 and sha256 in Originals(case.originals):
                made.files[f"originelen/{sha256[:2]}/{sha256}"] = case.originals / sha256[:2] / sha256
        if entry.kind == Kind.ANCHOR and str(entry.content["bestand"]) in case.kept:  # a server's stamp is about nobody
            sha256 = str(entry.content["bestand"])
            made.files[f"vastgelegd/{sha256[:2]}/{sha256}"] = case.kept.path(sha256)


def _is_own(entry: Entry, own: set[str], ask: Ask) -> bool:
    """Is this entry about this bidder, or about nobody in particular?"""
    match entry.kind:
        case Kind.ARRIVAL | Kind.READING | Kind.POINTER | Kind.REMOVAL:
            return entry.subject in own
        case Kind.FINDING | Kind.LETTER:
            return entry.subject.partition("/")[0] in ask.bids
        case Kind.PACKAGE | Kind.COMPOSITION | Kind.HOLD | Kind.RELEASE:  # why all files are held may be the affair of another
            return entry.subject == ask.bid.id
    return entry.kind in _OF_ALL


def _line(entry: Entry, *, whole: bool) -> bytes:
    """An entry as the package has it: whole, or only what the chain needs."""
    said = {"soort": entry.kind, "onderwerp": entry.subject, "inhoud": entry.body} if whole else {}
    body = {"nummer": entry.number, **said, "vermelding": entry.digest, "kop": entry.head, "tijdstip": entry.at, "zegel": entry.seal}
    return json.dumps(body, ensure_ascii=False).encode() + b"\n"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
