"""Measures the reports: thirty bids of twelve files in one region; time and size of every output, and rendering beside reading.

Run: `python tests/bench_reports.py [bids]`. Prints figures; judges nothing. The mailbox is invented and made anew each time.
"""

import email.message
import email.policy
import gzip
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sample_texts as texts
from pdf_files import Sheet, lines, pdf

from checklist.assess import assess
from checklist.round import load
from intake.originals import Originals
from intake.receipt import RelaySettings
from reports.beside import Beside, attached
from reports.bidder import bidder_pages
from reports.comparison import comparison_report
from reports.equality import equality_report
from reports.index import index_page
from reports.opening import opening_record
from reports.printed import region_job
from reports.printed_opening import opening_job
from reports.region import region_report
from reports.result import to_json
from reports.workbook import region_workbook
from reports.write import write
from templates.typeset import typeset
from toetssteen.pipeline import make_result
from toetssteen.progress import Progress
from toetssteen.stages import Desk, collect, passages, proof, read_documents

HEAD = "0" * 64
OUTPUTS = ("render", "fill", "set")  # how the steps begin that make an output
PROSE = sorted((Path(__file__).parent / "mailbox" / "bronnen" / "teksten").glob("*.md"))
TREES = ("Esdoorn", "Beuk", "Wilg", "Els", "Iep", "Hulst", "Taxus", "Vlier", "Linde", "Spar", "Lork", "Olm", "Meidoorn", "Es", "Populier")


def bidder(number: int) -> str:
    return f"Stichting {'Oude ' if number % 2 else 'Nieuwe '}{TREES[number // 2 % len(TREES)]}hof"


def pages_of(text: str, *, rows: int = 52) -> bytes:
    """A PDF of this text on as many pages as it needs."""
    plain = text.replace("☒", "[x]").replace("☐", "[ ]").encode("cp1252", "replace").decode("cp1252")
    wrapped = [line for row in plain.splitlines() for line in (textwrap.wrap(row, 100) if len(row) > 100 else [row])]
    return pdf(*(Sheet(drawn=lines(60, 70, wrapped[at : at + rows], size=10)) for at in range(0, max(len(wrapped), 1), rows)))


def files(number: int) -> Iterator[tuple[str, bytes]]:
    """Twelve files of one bid; every fifth has an old VOG, every seventh no mandate, every ninth an unsigned declaration."""
    name, kvk = bidder(number), f"{70_000_000 + number * 1_111:08}"

    def own(text: str) -> bytes:
        for theirs in ("Stichting Onafhankelijke Cliëntondersteuning De Lindeboom", "Stichting De Lindeboom", "Zorgwegwijzer Midden B.V."):
            text = text.replace(theirs, name)
        text = text.replace("Stichting Onafhankelijke Cliëntondersteuning De\n                             Lindeboom", name)
        return pages_of(text.replace("09912345", kvk).replace("81234567", kvk))

    declared = texts.BESTUUR_FORMULIER + ("" if number % 9 == 8 else "J.M. Vermeer (w.g.)\n")
    vog = texts.VOG_RP.replace("18 maart 2026", "18 november 2025") if number % 5 == 4 else texts.VOG_RP
    prose = PROSE[number % len(PROSE)].read_text(encoding="utf-8")
    rows = {
        "Bestuursverklaring 2027": declared + texts.BESTUUR_BIJLAGE_1 + texts.BESTUUR_BIJLAGE_2,
        "Machtiging": texts.FOLDER if number % 7 == 6 else texts.VOLMACHT,
        "VOG RP": vog,
        "Uittreksel KvK": texts.KVK_STICHTING,
        "UBO": texts.UBO,
        "Onderbouwing": f"{texts.ONDERBOUWING}\n{prose}\n" * 4,
        "Implementatieplan": texts.PLAN,
        "Jaarrekening": texts.JAARREKENING * 6,
        "BCMB": texts.BCMB,
        "Register": texts.REGISTER,
        "Branche": texts.BRANCHE,
        "Brief": texts.BRIEF,
    }
    yield from ((f"{title} {name}.pdf", own(text)) for title, text in rows.items())


def mail(number: int) -> bytes:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Received"] = f"from uit.post.test by mx1.vgz.nl with ESMTPS; Tue, 21 Jul 2026 10:{number % 60:02}:00 +0200"
    message["From"], message["To"] = f"info@bieder{number}.example", "oco@vgz.nl"
    message["Subject"] = f"Inschrijving {bidder(number)} regio Nijmegen"
    message["Message-ID"] = f"<{number}@bieder{number}.example>"
    message.set_content(f"Hierbij de inschrijving van {bidder(number)} voor de regio Nijmegen.")
    for name, content in files(number):
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def _say(line: str) -> None:
    print(line)  # noqa: T201


class Clock:
    """Seconds of the wall a step, told as it goes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
        _say(f"  {name:<42}{self.seconds[name]:8.2f} s")


def told(name: str, content: Sequence[bytes]) -> None:
    """The size of an output, and what it is when a mail or a zip packs it."""
    size = sum(map(len, content))
    packed = sum(len(gzip.compress(one, 6)) for one in content)
    _say(f"  {name:<42}{size / 1e6:8.2f} MB in {len(content)}, largest {max(map(len, content)) / 1e6:.2f} MB, packed {packed / 1e6:.2f} MB")


def measure(bids: int, home: Path) -> None:
    post, clock = home / "post", Clock()
    post.mkdir()
    for number in range(bids):
        (post / f"{number:03}.eml").write_bytes(mail(number))
    rules, originals, silent = load("2027-2028"), Originals(home / "originelen"), Progress(quiet=True)
    desk = Desk(originals=originals, progress=silent, workers=2)
    _say(f"{bids} bids of 12 files, {sum(path.stat().st_size for path in post.iterdir()) / 1e6:.1f} MB of mail, 2 readers")
    with clock.step("take in and read"):
        collected = collect([str(post)], originals=originals, relays=RelaySettings(), progress=silent)
        documents = read_documents(collected.messages, desk)
    with clock.step("assess"):
        assessed = assess(collected.messages, documents, rules=rules, office="vgz")
    with clock.step("read every quote again"):
        proven = proof(assessed, documents, desk)
    result = make_result(collected, proven, rules=rules, office="vgz", settings="")
    with clock.step("draw the passages"):
        pictures = passages(result, desk)
    links, contents = attached(result, has=originals.__contains__)
    beside = Beside(links=links, files={path: originals.path(sha256) for path, sha256 in contents.items()}, pictures=pictures)
    pages: dict[str, list[bytes]] = {}
    with clock.step("render the report of the region"):
        pages["report of the region"] = [region_report(result, "nijmegen", head=HEAD, beside=beside).encode()]
    with clock.step("render a page a bid"):
        pages["a page a bid"] = [page.encode() for page in bidder_pages(result, "nijmegen", head=HEAD, beside=beside).values()]
    with clock.step("render the other pages"):
        pages["texts side by side"] = [comparison_report(result, "nijmegen", head=HEAD, beside=beside).encode()]
        pages["equal treatment"] = [equality_report(result, head=HEAD).encode()]
        pages["overview"] = [index_page(result, head=HEAD, beside=beside).encode()]
        pages["opening record"] = [opening_record(result, head=HEAD).encode()]
        pages["toetsing.json"] = [to_json(result)]
    with clock.step("fill the workbook"):
        pages["workbook"] = [region_workbook(result, "nijmegen", head=HEAD, beside=beside)]
    with clock.step("set the PDFs"):
        jobs = [region_job(result, "nijmegen", head=HEAD, beside=beside), opening_job(result, head=HEAD)]
        pages["PDF of the report"], pages["PDF of the opening record"] = ([one or b""] for one in typeset(jobs))
    with clock.step("render and write everything (all regions)"):
        write(result, home / "run", head=HEAD, beside=beside)
    drawn = sum(map(len, pictures.values()))
    _say(f"{len(result.bids)} bids, {len(documents)} files read, {len(pictures)} passages drawn, {drawn / 1e6:.1f} MB")
    for name, content in pages.items():
        told(name, content)
    reading = sum(clock.seconds[step] for step in ("take in and read", "assess", "read every quote again"))
    rendering = sum(
        seconds for step, seconds in clock.seconds.items() if step.startswith(("render", "fill", "set")) and "everything" not in step
    )
    drawing = clock.seconds["draw the passages"]
    _say(
        f"reading {reading:.1f} s, drawing {drawing:.1f} s, rendering {rendering:.2f} s: rendering is {rendering / reading:.1%} of reading"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 30, Path(folder))
