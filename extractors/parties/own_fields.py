"""What a writer fills in about itself that could read like another party: its website, bank account, administration, its own name.

Knows such labels and what may stand behind them: an address, a place on the web, an account with its bank. Only the name of a party
makes another party of it. Knows no number.
"""

import re

from extractors.excerpt import cells_of, fold
from extractors.parties.names import NO_BIDDER, organisations

THING = r"(?:salaris)?administratie|(?:huis)?bank|hosting|website|software|\w*systeem"
"""Words for what the writer has or uses; whoever delivers it is named behind."""
_LEADS = r"(?:(?:de|het|een|onze|ons|mijn|naam|gegevens|van|volledige|kvk|nummer|kvk-nummer) ){0,4}"
_LABELLED = re.compile(rf"\W*{_LEADS}(?:{THING})\b")
_OWN = re.compile(
    r"\W*(?:(?:[0-9a-z]{1,2}[.)] )?(?:(?:volledige |statutaire )?(?:gegevens|naam)(?: van)?(?: de| het| uw| onze)? ?"
    r"(?:eigen )?(?:organisatie|inschrijver|inschrijvende \w+|(?:zorg)?aanbieder|stichting|vereniging|cooperatie|instelling|rechtspersoon|"
    r"opdrachtnemer|onderneming)|(?:inschrijver|opdrachtnemer|statutaire naam|organisatienaam|ondergetekende)))\b"
)
"""The label of who writes: "Naam organisatie", "Gegevens inschrijver"."""
_NAME = re.compile(r"\W*(?:bedrijfs|firma)?naam(?: kantoor| bedrijf| organisatie| leverancier)?\b(?! contact)")
_NO_PARTY = (
    re.compile(r"\b[A-Z]{2}[0-9]{2}[ .]?[A-Z]{4}[ .]?(?:[0-9]{2,4}[ .]?){2,5}"),
    re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:nl|com|org|eu|net|info|care|zorg)\b(?:/\S*)?", re.IGNORECASE),
    re.compile(r"\bCo[öo]peratieve Rabobank\b(?: U\.?A\.?)?|\b(?:\w*[Bb]ank|ABN(?:[ -]AMRO)?|ING|Triodos|ASN|SNS|Knab|[Bb]unq|"
               r"Van Lanschot)\b(?: (?:[Bb]ank|AMRO|Nederland|Kempen|N\.?V\.?))*"),
    re.compile(r"\b[0-9]{4}\s?[A-Z]{2}\b,?(?: (?:['’]s-)?[A-ZÀ-Ý][\w'’-]+| (?:aan|de|den|op|bij|het)\b){0,4}"),
    re.compile(r"\b(?:[A-ZÀ-Ý][\w'’.-]+ (?:van |de |der |den |het |[A-ZÀ-Ý][\w'’.-]+ ){0,4}|Postbus )[0-9]{1,5}\s?[a-z]?\b"),
    re.compile(r"\b(?:in|te) (?:['’]s-)?[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?"),
    re.compile(r"\b(?:IBAN|BIC|RSIN|BTW|KvK|KVK|Tel|Telefoon|Nummer|Rekening\w*|T\.|E\.|M\.)(?=\W|$)"),
)  # fmt: skip
_NAMED = re.compile(r"[A-ZÀ-Ý]\w")


def names_party(written: str) -> bool:
    """Is a party named in these words, or only an address, an account with its bank, or a place on the web?"""
    banks = _NO_PARTY[2]
    if any(not NO_BIDDER.search(fold(name)) and not banks.search(name) for name in (written[slice(*at)] for at in organisations(written))):
        return True
    for pattern in _NO_PARTY:
        written = pattern.sub(" ", written)
    return _NAMED.search(written) is not None


def is_field(row: str) -> bool:
    """Does this row or sentence begin with the label of something the writer has or uses?"""
    return _LABELLED.match(fold(row)) is not None


def value_of(row: str) -> str:
    """What stands behind such a label."""
    match = _LABELLED.match(fold(row))
    return row[match.end() :].strip(" :|\t") if match else row


def is_own(row: str) -> bool:
    """Does this row bear the label of the writer itself?"""
    return _OWN.match(fold(row)) is not None


def is_party(row: str) -> bool:
    """Does this row of a block name the party that the block is about: by its legal form, or behind the word "naam"?"""
    match = _NAME.match(fold(row))
    behind = row[match.end() :] if match else ""
    named = bool(behind.strip(" :|")) and names_party(behind)
    return named or any(names_party(cell) for cell in cells_of(row) if any(organisations(cell)))
