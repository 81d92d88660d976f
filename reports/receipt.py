"""What every output says about itself: the run, with what, on what, and the head of the register. Pure; judges nothing.

The same lines stand in the workbook, the PDFs and the letters, so that whoever holds two of them can see that they belong together.
"""

import dataclasses
import hashlib

from checklist.finding import Receipt, Result
from templates.wording import count

NO_HEAD = "niet bijgehouden"


def run_id(receipt: Receipt) -> str:
    """Derived from the inputs, so that the same inputs give the same folder: round, office, first 12 of a digest."""
    libraries = [f"{name}={version}" for name, version in sorted(receipt.libraries.items())]
    parts = [receipt.inputs, receipt.round_sha256, receipt.office, receipt.case, receipt.program, *libraries]
    parts += ["bevestigd"] if receipt.confirmed else []
    digest = hashlib.sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()
    return f"{receipt.round}-{receipt.office}-{digest[:12]}"


def receipt_lines(result: Result, *, head: str) -> tuple[tuple[str, str], ...]:
    """Name and value of each line, in Dutch; every digest whole."""
    receipt = result.receipt
    mails = f"{count(receipt.messages, 'mail', 'mails')} en {count(receipt.attachments, 'bijlage', 'bijlagen')}"
    gaps = count(len(receipt.incomplete_because), "punt", "punten")
    return (
        ("Run", run_id(receipt)),
        ("Programma", receipt.program),
        ("Ronde", receipt.round),
        ("Regels (sha256)", receipt.round_sha256),
        ("Zorgkantoor", f"{result.procedure.office_name} ({receipt.office})"),
        ("Invoer", mails),
        ("Invoer (sha256)", receipt.inputs),
        ("Instellingen bij deze toetsing (sha256)", receipt.case),
        ("Volledig", "ja, alles is gelezen" if receipt.complete else f"nee, op {gaps}"),
        ("Kop van het register", head or NO_HEAD),
        ("Onderdelen", ", ".join(f"{name} {version}" for name, version in sorted(receipt.libraries.items()))),
    )


def footer_line(result: Result, *, head: str) -> str:
    """The receipt in one line, for the foot of a page: short digests, and the head of the register whole."""
    receipt = result.receipt
    rules = f"regels {receipt.round_sha256[:12]}"
    return f"{receipt.program} · run {run_id(receipt)} · {rules} · register {head or NO_HEAD}"


def counted(receipt: Receipt) -> Receipt:
    """The receipt without names of files: anybody may have named a file after a person. How many there are stays."""
    over, gaps = len(receipt.passed_over), len(receipt.incomplete_because)
    return dataclasses.replace(
        receipt,
        passed_over=(f"Het zijn er {over}. Hun namen staan niet in deze gelakte versie.",) if over else (),
        incomplete_because=(f"Op {count(gaps, 'punt', 'punten')}. Welke dat zijn, staat niet in deze gelakte versie.",) if gaps else (),
    )
