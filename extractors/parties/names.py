"""Reads names of organisations and people as written, and the legal form that a name or a field states.

Pure. Compares nothing: whether two names are one and the same is for a later stage.
"""

import re
from collections.abc import Iterator

from extractors.excerpt import fold

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("owm", re.compile(r"onderlinge waarborg|\bo\.?w\.?m\b")),
    (
        "cooperatie",
        re.compile(
            r"\bcooperatie\b|\bcooperatieve\b|(?<=[a-z0-9]{2}\s)[ubw]\.\s?a\.(?!\w|\s?[a-z]\.|\s[a-z][\w'’-]+\s*(?:,|$))|"
            r"\bcooperative\b"
        ),
    ),
    ("bv", re.compile(r"besloten vennootschap|\bb\.\s?v\b|\bbv\b|private limited|private company")),
    ("nv", re.compile(r"naamloze vennootschap|\bn\.\s?v\b|\bnv\b|public limited")),
    ("vof", re.compile(r"vennootschap onder firma|\bv\.\s?o\.\s?f\b|\bvof\b|general partnership")),
    ("cv", re.compile(r"commanditaire vennootschap|\bc\.\s?v\.(?!\w)|limited partnership")),
    ("maatschap", re.compile(r"\bmaatschap\b|professional partnership")),
    ("eenmanszaak", re.compile(r"\beenmanszaak\b|\bzzp\b|sole proprietorship")),
    ("stichting", re.compile(r"\bstichting\b|\bstg\.?(?= )|\bfoundation\b")),
    ("vereniging", re.compile(r"\bvereniging\b|\bassociation\b")),
)
_FORM_WORDS = {"bv", "b.v.", "b.v", "nv", "n.v.", "n.v", "u.a.", "u.a", "b.a.", "w.a.", "v.o.f.", "v.o.f", "vof", "c.v.", "c.v"}
_HEADS = {"stichting", "stg", "stg.", "vereniging", "cooperatie", "maatschap", "v.o.f.", "vof", "cooperatieve", "onderlinge", "eenmanszaak"}
_BETWEEN = {
    "van", "de", "der", "den", "ter", "ten", "te", "het", "'t", "'s", "la", "le", "el", "al", "von", "du", "da", "dos", "di",
    "op", "in", "aan", "bij", "uit", "tot", "over", "van't", "onder", "fan", "yn",
}  # fmt: skip
_GLUE = _BETWEEN | {"en", "&", "voor", "-", "+", "i.o.", "om", "veur", "foar", "vur"}
_TITLES = {
    "de", "heer", "mevrouw", "dhr", "dhr.", "mw", "mw.", "mevr", "mevr.", "hr", "hr.", "drs", "drs.", "mr", "mr.", "dr", "dr.",
    "ir", "ir.",
    "jonkheer", "jonkvrouw", "jhr.", "jkvr.", "ing", "ing.", "prof", "prof.", "mrs", "mrs.", "ms", "ms.", "ds", "ds.", "bc", "bc.", "heren",
    "br.", "zr.",
    "meneer",
    "p/o", "p.o.", "i.o.", "b/a", "w.g.",
}  # fmt: skip
_DEGREES = {"msc", "bsc", "ma", "ba", "llm", "llb", "mba", "phd", "ra", "aa", "rb", "mmo", "bba", "med", "m.sc", "b.sc"}
_NO_NAME = {
    "hierna", "statutair", "gevestigd", "kvk", "directeur", "directeur-bestuurder", "bestuurder", "voorzitter", "secretaris",
    "penningmeester", "namens", "functie", "datum", "plaats", "handtekening", "naam", "ondergetekende", "ondergetekenden",
    "volmachtgever", "gevolmachtigde", "rsin", "handelend", "in", "te", "geboren", "zijnde",
    "ondertekening", "deel", "bijlage", "postbus", "vergadering", "aanwezig", "wonende", "wlz", "oco",
}  # fmt: skip
_DOCUMENTS = {
    "inschrijving", "onderbouwing", "offerte", "bestuursverklaring", "motivatie", "motivering", "verklaring", "plan", "implementatieplan",
    "volmacht", "machtiging", "instemmingsverklaring", "hoofdelijkheidsverklaring", "begeleidende", "brief", "uittreksel", "statement",
    "omtrent", "gedrag", "betreft", "aanbieding", "onderwerp", "bijlage", "afgegeven", "verleend", "uitgereikt",
    "ubo's",
    "ubo", "model", "format", "formulier", "voorbeeld", "concept", "procuratieregeling", "procuratiereglement", "organisatie",
    "inschrijver",
    "penvoerder", "combinant", "deelnemer", "partij", "consortium", "combinatie", "notulen", "besluit",
    "ledenraad", "bestuur", "directie", "tekeningsbevoegdheden", "tekenbevoegdheid", "bevoegdheden", "procuratie",
}  # fmt: skip
_WORD = re.compile(r"\S+")
_FULL_LINE = 60  # letters; a shorter line was ended on purpose
_LONGEST = 14  # words of one name


NO_BIDDER = re.compile(
    r"zorgkanto(?:or|ren)|zorgverzekeraar|zilveren kruis|\bvgz\b|\bcz\b|menzis|zorg (?:en|&) zekerheid|\bdsw\b|salland|"
    r"kamer van koophandel|ministerie|justis|\bbcmb\b|registerplein"
)
"""Names, folded, of those who buy or issue, and never bid."""
_NO_PERSON = re.compile(r"\bzilveren kruis\b|\bzorg (?:en|&) zekerheid\b|zorgkantoor|zorgverzekeraar|kamer van koophandel")
"""Of those, what has the looks of a given and a family name; "Salland" and "Menzis" are also names of people."""


def legal_form(written: str) -> str:
    """The code of the legal form a name or a field states; "" when none is stated."""
    plain = fold(written)
    if "kerkgenootschap" in plain or "publiekrechtelijke rechtspersoon" in plain:
        return "anders"
    return next((form for form, pattern in _FORMS if pattern.search(plain)), "")


def is_legal_person(written: str) -> bool:
    """Does this name read like an organisation with legal personality?"""
    return legal_form(written) in {"bv", "nv", "stichting", "vereniging", "cooperatie", "owm"}


_ELIDED = re.compile(r"(?:[dlo]['’]|s-)(?=[A-ZÀ-Ý])", re.IGNORECASE)  # d'Hondt, O'Neill, 's-Gravenhage


def _is_capital(word: str) -> bool:
    bare = _ELIDED.sub("", word.lstrip("(\"'‘’“”„"), count=1)
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _ends(word: str) -> bool:
    """Does this word close the name: a comma, a bracket, the end of a sentence?"""
    if word.endswith((",", ";", ":", ")", "!", "?", '"', "”")):
        return True
    return word.endswith(".") and len(word) > 4 and word.lower() not in _FORM_WORDS and "." not in word[:-1]


def _bare(word: str) -> str:
    return fold(word).strip("(),;:\"'")


def _new_line(text: str, end: int, start: int) -> bool:
    """Does a new line begin between these positions after a line that was not full?"""
    glued = re.search(r"[\w&]", text[end:start].partition("\n")[0]) is not None  # "Stichting Steun en" and the rest below: the name goes on
    return "\n" in text[end:start] and not glued and end - (text.rfind("\n", 0, end) + 1) < _FULL_LINE


_INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.){1,4}(?=\s+(?:[a-z]{2,3}\s+){0,2}[A-ZÀ-Ý])")


def _is_below(text: str, end: int, match: re.Match[str]) -> bool:
    """Do the initials of a person begin on the line under the name, who signs for it?"""
    return "\n" in text[end : match.start()] and _bare(match[0]) not in _FORM_WORDS and _INITIALS.match(text, match.start()) is not None


def _walk(text: str, start: int) -> int:
    """Where an organisation's name that begins here ends."""
    end = start
    for depth, match in enumerate(_WORD.finditer(text, start)):
        word, bare = match[0], _bare(match[0])
        glue = bare in _GLUE or fold(word) in _GLUE  # "'t"
        new_line = _new_line(text, end, match.start()) and _bare(text[start:end]) not in _HEADS  # a form may stand at the end of a line
        if depth and (_GAP.search(text, end, match.start()) or bare.startswith("kvk") or new_line or _is_below(text, end, match)):
            break
        if depth and word in "–—-" and _ADDRESS_BEHIND.match(text, match.start()):
            break
        second = depth == 1 and bare == "vereniging"  # "Coöperatieve vereniging Alfa U.A."
        if bare in _HEADS and text[start : match.start()].rstrip().endswith((" en", " &")):  # "Stichting Alfa en Stichting Beta"
            break
        if depth and (word.startswith("(") or (not _is_capital(word) and not glue and not second)):
            break
        if depth >= _LONGEST or (depth and bare in _NO_NAME and not _is_of_name(text, match)):
            break
        if not glue:
            end = match.start() + len(word.rstrip(',;:)!?"”'))
        if (depth and bare in _FORM_WORDS) or _ends(word):
            break
    if text[start:end].count("“") > text[start:end].count("”") and text[end : end + 1] == "”":
        end += 1
    while text[start:end].endswith(".") and _bare(text[start:end].rsplit(maxsplit=1)[-1]) not in _FORM_WORDS:
        end -= 1
    return end


_IN_A_NAME = re.compile(
    r"in (?:Zorg\w*|Cli[eë]nt\w*|Beeld|Balans|Beweging|Ontwikkeling|Contact|Zicht|Perspectief|Verbinding|Actie|Dialoog|Kracht|Regie|"
    r"Gesprek|Eigen|Elkaar|Samenspraak|Welzijn|Kleur|Vertrouwen|Advies|Goede|Vorm|Uitvoering|Netwerken|Ondersteuning|Zorgen|"
    r"de (?:Wlz|Langdurige|Zorg|Wijk|Buurt|Praktijk|Kern))\b|"
    r"in [A-ZÀ-Ý][\w'’-]{2,24}\s(?=(?:statutair )?(?:gevestigd )?te\s[A-ZÀ-Ý])"
)
"""No place: "Stichting Vaart in Zorg", "Stichting Thuis in Vragen te Veghel"."""
_BY_WORK = frozenset({"wlz", "oco"})
_BEHIND = re.compile(r"[,;)]|\s*(?:$|\n|[,;(|·•–—]|-\s)|\s(?:te|is|heeft|schrijft|verklaart|kvk|KvK|KVK|statutair|gevestigd)\b")
_NEXT_NAME = re.compile(r"\s(?:(?:en|&)\s)?(?P<word>(?:['’‘][st][-\s])?[A-ZÀ-Ý][\w'’-]*)")


def _is_of_name(text: str, match: re.Match[str]) -> bool:
    """Does a word that mostly ends a name belong to this one: "Stichting Vaart in Zorg", "Stichting Alfa Wlz Noord", "Stichting Alfa OCO,"?
    Not before the name of a paper: "Stichting Alfa OCO Inschrijving 2027"."""
    if _IN_A_NAME.match(text, match.start()):
        return True
    if _bare(match[0]) not in _BY_WORK or fold(match[0]).strip(",;)") not in _BY_WORK:
        return False
    end = match.start() + 3
    after = _NEXT_NAME.match(text, end)
    if after is None:
        return _BEHIND.match(text, end) is not None
    following = fold(after["word"])
    return following in _BY_WORK or not (following in _NO_NAME | _DOCUMENTS | _HEADS or following.startswith(_PAPERS))


_PAPERS = ("inkoop", "inschrij", "aanbeste", "procedure", "kvk", "bijlage", "verklaring", "regio", "zorgkantoor")
_ROUND = re.compile(r"202\d(?:[-/]202\d)?")  # the years of a round in the title before a name
_GAP = re.compile(r"[ \t|]{2,}|\t")  # the space between two columns
_ITEM = re.compile(r"[0-9a-z]{1,2}[.)]")
_HEAD = re.compile(
    r"(?<![\w-])(?:(?:christelijke|protestantse|katholieke|interkerkelijke|diaconale|nederlandse|landelijke|regionale|algemene|"
    r"friese|zeeuwse|limburgse|brabantse|gelderse|chr\.)\s+)?(?:stichting|stg\.?|\w{0,20}vereniging|cooperatie(?:ve\s+vereniging)?|"
    r"maatschap|v\.o\.f\.|vof)(?=\s+[\w'\"])"
)
_TAIL = re.compile(r"(?<=\s)(?:b\.\s?v\.?|n\.\s?v\.?|bv|nv|u\.\s?a\.|v\.\s?o\.\s?f\.?|vof)(?![\w.]|-[a-z])")


_OF_PAPER = ("ubo-", "kvk-", "vog-", "gegevens", "registratie", "overzicht", "bevestiging")
""" "UBO-gegevens van Alfa B.V.": how the words before a name begin that tell what the paper is."""
_BESIDE_NAMES = frozenset(
    "contractpartij geldig ubo-register bestuursvergadering ledenvergadering vergadering inschrijver opdrachtnemer opdrachtgever aanbieder "
    "handelsregister rechtspersoon onderneming naam deelnemer partij".split()
)
"""What stands before a name on its line and is no part of it: labels and headings."""
_ADDRESS_BEHIND = re.compile(r"[–—-]\s[^–—\n]{2,40}?\s[0-9]{1,4}\b")


_PERSON_ENDS = re.compile(r"(?<![\w.])(?:[A-ZÀ-Ý]\.\s?){1,4}(?:[a-z]{2,4}\s){0,2}[A-ZÀ-Ý][\w'’-]+$")
"""A line that ends in a person's name: the name under it is another."""
_PERSON = 40  # letters, in which the word or person before a name stands


def _backwards(text: str, tail: int) -> int:
    """Where a name that ends in its legal form begins."""
    start = tail
    for words, match in enumerate(reversed(list(_WORD.finditer(text, max(0, tail - 120), tail)))):
        word, bare = match[0], _bare(match[0])
        if words and (_numbers_a_list(text, match) or _ends_line(text, match) or _GAP.search(text, match.end(), start)):
            break
        if words and (
            bare in _BESIDE_NAMES
            or ("\n" in text[match.end() : start] and _PERSON_ENDS.search(text, max(0, match.end() - _PERSON), match.end()))
        ):
            break
        if words >= _LONGEST or (words and _ends(word)) or (words > 1 and _new_line(text, match.end(), start)) or _ITEM.fullmatch(word):
            break
        if (
            bare in (_NO_NAME - {"in", "wlz", "oco"}) | _DOCUMENTS
            or _ROUND.fullmatch(bare)
            or bare.startswith(_OF_PAPER)
            or (bare in _TITLES and bare != "de")
            or not (_is_capital(word) or bare in _GLUE)
        ):
            break
        if _is_capital(word):
            start = match.start()
        if word.startswith("(") and ")" not in text[match.start() : tail]:  # "Wij (Alfa Zorg B.V., KvK ...)"
            return match.start() + 1 if _is_capital(word) else start
    return start


def _ends_line(text: str, match: re.Match[str]) -> bool:
    """Does this word, however short, end a sentence at the end of a line: "... naar de Wlz.", and below it the name?"""
    word = match[0]
    closes = word.endswith(".") and len(word) > 3 and "." not in word[:-1] and word.lower() not in _FORM_WORDS
    return closes and text[match.end() :].lstrip(" ").startswith("\n")


def _numbers_a_list(text: str, match: re.Match[str]) -> bool:
    """Is this the number of a row, with the row before or after it numbered on: "1 Alfa B.V." and "2 Beta B.V."?"""
    if not re.fullmatch(r"[0-9]{1,2}", match[0]) or text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip():
        return False
    number, near = int(match[0]), "\n".join(_rows_around(text, match.start()))
    return bool(re.search(rf"^\s*(?:{number - 1}|{number + 1})\s+[A-ZÀ-Ý]", near, re.MULTILINE))


_AROUND = 3  # rows of one item of a list
_LONGEST_ROWS = 400  # letters in which these rows are looked for


def _rows_around(text: str, at: int) -> list[str]:
    """The rows just before and just after the row of a position."""
    before = text[max(0, at - _LONGEST_ROWS) : at].split("\n")[:-1]
    after = text[at : at + _LONGEST_ROWS].split("\n")[1:]
    return [*before[-_AROUND:], *after[:_AROUND]]


def _whole_head(text: str, start: int, end: int) -> int:
    """Without the article before a form that opens the name, and with the form in small letters before "... U.A."."""
    if (article := re.match(r"(?:De|Het|Onze)\s+(?=(?:Stichting|Vereniging|Co[öo]peratie|Maatschap)\w*\s)", text[start:end])) is not None:
        return start + article.end()
    if fold(text[start:end]).endswith("u.a."):
        before = re.search(r"(?<![\w-])co[öo]peratie(?:ve\s+vereniging)?\s+$", text[max(0, start - 40) : start], re.IGNORECASE)
        return start - len(before[0]) if before else start
    return start


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "Stichting Alfa en Beta B.V." are two: a foundation is no private company."""
    plain = fold(text[start:end])
    if not plain.startswith(("stichting", "vereniging")) or not _TAIL.search(plain) or " en " not in plain:
        return [(start, end)]
    middle = start + plain.rindex(" en ")
    return [(start, middle), (middle + 4, end)]


def _opens(text: str, at: int) -> bool:
    """Does the form here open a name, "aan N.V. Alfa Zorg"? Not where it closes one, "Alfa Zorg B.V. Goes", also from the line above."""
    line = text.rfind("\n", max(0, at - _PERSON), at) + 1 or max(0, at - _PERSON)
    before = text[line:at] if text[line:at].strip() else text[max(0, line - _PERSON) : max(line - 1, 0)].rpartition("\n")[2]
    last = before.split()[-1] if before.split() else ""
    if not last or last.endswith((",", ":", ";", ".", "(", "|")) or last[:1].islower() or _GAP.search(before[-2:]):
        return True
    return text[line:at].strip() != "" and fold(last) in _BEFORE_FORM


_FRONT = re.compile(r"(?<![\w.&-])(?:[NB]\.\s?V\. (?=[A-ZÀ-Ý][\w'’&-]+ [A-ZÀ-Ý][\w'’&-]{2})|[NB]V (?=[A-ZÀ-Ý][\w'’&-]+))")
"""With stops and one word behind it, it may as well be the initials of a person."""
_BEFORE_FORM = frozenset({"aan", "van", "voor", "namens", "bij", "door", "tussen", "de", "het", "onze", "dat", "wij", "en"})


def organisations(text: str) -> Iterator[tuple[int, int]]:
    """Where names of organisations stand in running text: those that carry their legal form."""
    plain, spent = fold(text), 0
    heads = {match.start(): "" for match in _HEAD.finditer(plain) if text[match.start()].isupper()}
    fronts = {match.start() for match in _FRONT.finditer(text) if _opens(text, match.start())}
    heads |= dict.fromkeys(fronts, "")
    tails = {match.end(): match.start() for match in _TAIL.finditer(plain) if match.start() not in fronts}
    found = [(start, _walk(text, start)) for start in heads]
    found += [(_backwards(text, start), end) for end, start in tails.items()]
    found = [part for span in found for part in _apart(text, *span)]
    found = [(_whole_head(text, without_letter(text, start, end), end), end) for start, end in found]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        words = text[start:end].split()
        postcode = len(words) == 2 and words[0].isdigit()
        ours = len(words) == 2 and fold(words[0]) in ("onze", "deze", "de", "het", "een", "uw", "mijn", "hun")  # "Onze vof"
        if start >= spent and len(words) >= 2 and not postcode and not ours:
            spent = end
            yield start, end


_LETTERED = re.compile(r"(?<![\w.])[A-F]\.\s+(?=[^\W\d_]{3})")


def without_letter(text: str, start: int, end: int) -> int:
    """ "tussen: A. Stichting Alfa, en B. Beta B.V.": the letters number the parties and are no initials."""
    match = _LETTERED.match(text, start, end)
    if match is None:
        return start
    others = {found[0][0] for found in _LETTERED.finditer(text, max(0, start - 400), end + 400)}
    return match.end() if {"A", "B"} <= others else start


def _is_initials(word: str) -> bool:
    return word[:1].isupper() and bool(re.fullmatch(r"(?:[^\W\d_][a-z]{0,2}\.-?){1,5},?", word))


_RANKS = {"baron", "barones", "graaf", "gravin", "jonkheer", "jonkvrouw", "ridder"}  # between initials and name
_GLUED = re.compile(r"(?:[A-ZÀ-Ý]\.){1,5}(?:[dlDLO]['’])?[A-ZÀ-Ý][a-zà-ÿ][\w'’-]*")  # "O.Tulp"
_IN_NAME = re.compile(r"in\s(?:['’‘`]t|het|de|den|der)\s(?=[A-ZÀ-Ý])")  # "R. in 't Veld", no "A. Jansen in Assen"
_JOINED = re.compile(r"[-–]\s(?:van|fan|de|der|den|ter|ten|te|el)\s")


def person_at(text: str, start: int = 0, *, within: int = 3) -> tuple[int, int] | None:
    """The name of a person that begins at a position or within a few words after it, titles left out."""
    begin, end, capitals, skipped = -1, -1, 0, 0
    for match in _WORD.finditer(text, start):
        word, bare = match[0].lstrip("("), fold(match[0]).strip("(),;:")
        if begin >= 0 and not capitals and re.fullmatch(r"\([A-ZÀ-Ý][\w-]+\)", match[0]):  # "L. (Lars) Bosveld"
            continue
        ended = begin >= 0 and capitals and _new_line(text, end, match.start()) and not _goes_on(text, begin, end)
        if begin >= 0 and (ended or _GAP.search(text, end, match.start())):
            break
        if begin < 0 and bare in _TITLES and not word.startswith("W.G."):  # w.g. is "was getekend", W.G. are initials
            continue
        in_name = begin >= 0 and (
            (bare == "te" and (not capitals or _is_given(text, begin, match.start())))  # "G.J. te Pas", no "Jansen te Tiel"
            or (bare == "in" and _IN_NAME.match(text, match.start()) is not None)
        )
        if (bare.rstrip(".") in _NO_NAME | _HEADS and not in_name) or bare.startswith(("http", "www", "…", "..", "__")):
            break
        if _is_initials(word) or (
            (_ELIDED.sub("", word, count=1)[:1].isupper() and not word[:1].isdigit() and any(c.islower() for c in word))
            or (word.rstrip(",;").isupper() and len(word) > 2 and begin >= 0)
        ):
            begin = match.start() + len(match[0]) - len(word) if begin < 0 else begin
            end = match.start() + len(match[0].rstrip(",;:)" if _is_initials(word) else ".,;:)"))
            capitals += 0 if _is_initials(word) else 1
        elif begin >= 0 and ((bare in _BETWEEN | _RANKS and not word.endswith(",")) or (capitals and _JOINED.match(text, match.start()))):
            continue
        elif begin >= 0:
            break
        else:
            skipped += 1
            if skipped >= within:
                return None
            continue
        if (_ends(match[0]) and not _is_initials(word)) or capitals >= 5:
            break
    return (begin, end) if begin >= 0 and capitals else None


_NEXT_LINE = re.compile(
    r" ?\n ?(?:(?:van|de|der|den|ter|ten|te|het|'t|von|du|da|di|el|la|le)\s){0,3}(?P<word>[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ])"
    r"(?:\.(?=\s|$)|,\s(?![0-9])|\s(?!(?:op|te|in|is|d\.?d\.?)\s)(?=[a-z]))"
)


def _goes_on(text: str, begin: int, end: int) -> bool:
    """Does a given name at the end of a line of running text go on below: "machtigt hierbij Bert", and below it "Beumer om ..."?

    Not a given name that stands alone on its line, or one with what reads like a function, a party or a paper below it.
    """
    line = text.rfind("\n", 0, begin)
    alone = line >= 0 and not text[line + 1 : begin].strip()  # at the very beginning what stands before it is not known
    match = _NEXT_LINE.match(text, end)
    if alone or match is None or len(text[begin:end].split()) > 1 or "." in text[begin:end]:
        return False
    return fold(match["word"]) not in _NO_NAME | _HEADS | _DOCUMENTS | _TITLES


def _is_given(text: str, start: int, end: int) -> bool:
    """Is all that was read of a name one given name at the start of its line or cell?"""
    before = text[max(0, start - 2) : start]
    return "." not in text[start:end] and len(text[start:end].split()) == 1 and (not before.strip() or before.endswith("\n"))


_PLACE = re.compile(
    r"Den\s|Sint[\s-]|(?:\w+\s)?\w+\s(?:aan (?:den|de) (?:Rijn|IJssel|Zaan|Maas|Amstel|Lek)|aan Zee|bij Duurstede|op Zoom|a/d)\b"
)
"""Places in more than one word that read like a name."""
_STREET = re.compile(
    r"(?:(?:Laan|Weg|Plein|Kade|Straat|Singel)\s[^\d]{2,40}|(?:[A-Z]\w+\s){0,2}[A-Z]\w*(?:straat|laan|weg|plein|kade|singel|gracht)\s)\d{1,4}"
)


_FOR = frozenset(
    "voor namens door aan opgemaakt getekend ondertekend gedaan gegeven aldus vastgesteld besloten overeengekomen akkoord gezien".split()
)
"""What stands before a name or a place where people sign, and begins no name: "Voor Alfa:", "Opgemaakt te Goes op"."""
_OF_WORK = re.compile(r"\w*(?:advies|ondersteuning|begeleiding|coaching|consultancy)$")  # "Karin Stoop Advies" is no person


def is_person(written: str) -> bool:
    """Does this text read as the name of a person and nothing else?"""
    span = person_at(written, within=1)
    if (
        span is None
        or is_legal_person(written)
        or _NO_PERSON.search(fold(written))
        or any(letter.isdigit() for letter in written[slice(*span)])
    ):
        return False
    words, rest = written[slice(*span)].split(), written[span[0] :]
    if _PLACE.match(rest) or _STREET.match(rest) or _bare(words[0]) in _DOCUMENTS | _FOR or _OF_WORK.match(_bare(words[-1])):
        return False
    if written[span[1] :].lstrip().startswith("&"):  # "Raad & Daad"
        return False
    named = len(words) > 1 or _GLUED.fullmatch(words[0]) is not None
    return named and len(written[span[1] :].strip(" ,.()")) <= 12 and span[0] <= 25 and len(written.split()) <= 9


def without_title(written: str) -> str:
    """A person's name without "de heer", "mevrouw" and academic titles in front of it."""
    words = written.split()
    while words and fold(words[0]).strip(",") in _TITLES and len(words) > 1 and words[0] != "W.G.":
        words = words[1:]
    while len(words) > 1 and fold(words[-1]).strip(",.") in _DEGREES and fold(words[-2]) not in _BETWEEN:
        words = words[:-1]
    return " ".join(words).rstrip(",:;")
