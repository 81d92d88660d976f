"""Kijk zelf of een zaakmap of bewijspakket van Toetssteen klopt: python -I controleer_zelf.py MAP [--anker "toetssteen-anker ..."]
In MAP staat register.sqlite (zaakmap) of data/register.jsonl (pakket). Het anker is de regel die iemand buiten de map bewaarde, of een
bestand met die regel. Zonder anker ziet niemand of alles later opnieuw is gemaakt. Dit script heeft alleen Python 3.9 of nieuwer nodig,
verandert niets, leest niets buiten de map en gebruikt geen internet. Eerst de conclusie. FOUT: dit klopt niet. VRAAG: dit kan kloppen,
maar een mens moet het weten. Eindcode: 0 niets gevonden, 1 een fout of een vraag, 2 verkeerd gebruikt. Opbouw: docs/register.md."""

import sys

if __name__ == "__main__" and not sys.flags.isolated:
    del sys.path[0]  # without -I a json.py beside this script would run in the place of Python's own

import hashlib
import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

ANCHOR = r"toetssteen-anker\s+(\S*)\s+vermelding\s+([0-9]{1,9})\s+kop\s+([0-9a-f]{64})\s+zegel\s+([0-9a-f]{64})\b"  # in small letters
FIELDS = "nummer soort onderwerp inhoud vermelding kop tijdstip zegel".split()  # in AT 0: onderwerp, 1: digest, 2: lezer, 3: naam, 4: file
AT = {"rapport": "rapporten/{0}"} | dict.fromkeys("aankomst bekendmaking bezwaar antwoord verzending".split(), "originelen/{1:.2}/{1}")
AT |= {**dict.fromkeys(("opdracht", "toetsing", "anker"), "vastgelegd/{1:.2}/{1}"), "bevinding": "bevindingen/{1}.json", "dossier": "/{1}"}
AT |= {"lezing": "lezingen/{2:.16}/{0:.2}/{0}.lezing.json", "aanwijzing": "lezingen/{2:.16}/{0:.2}/{0}.{3}", "brief": "brieven/{4}"}
TAG, SKIP = r"(?:bag(?:it|-info)|manifest-sha(?:256|512))\.txt", r"(\.|~\$|(?i:thumbs\.db|desktop\.ini)$)"  # beside data/; of the system
OURS = rf"(((originel|rapport|bevinding|briev|lezing)en|vastgelegd|dossiers)/(?!(.*/)?{SKIP})|register.sqlite-)"


def sha(*texts: str) -> str:
    return hashlib.sha256("".join(texts).encode()).hexdigest()


class Check:  # a folder, walked once; a path that an entry names is looked up among what was found, and never opened by itself
    def __init__(self, root: Path) -> None:
        self.files, self.removed, self.gone, self.again = dict[str, Path](), dict[str, object](), list[tuple[int, str]](), [(0, "")]
        self.named: dict[tuple[str, str], tuple[str, str, tuple[str, str]]] = {}  # file, manifest or "": digest, who says so, kind, subject
        self.root, self.lines, self.rows, self.sent = root.resolve(), list[str](), list[dict[str, str]](), dict[str, tuple[str, str]]()
        self.start, self.left_out, self.register, self.held = "", "", "", 0

    def read(self) -> None:
        for folder, folders, names in os.walk(self.root, onerror=lambda error: self.say("FOUT", error)):
            for path in [Path(folder, name) for name in sorted(folders + names)]:
                if path.is_symlink() or path.resolve() != path or not (path.is_dir() or path.is_file()):
                    self.say("FOUT", f"{path.relative_to(self.root)} wijst naar elders of is geen gewoon bestand: niet gelezen")
                    folders[:] = [name for name in folders if name != path.name]
                elif path.name not in folders:
                    self.files[path.relative_to(self.root).as_posix()] = path
        self.start = "data/" if "bagit.txt" in self.files and "register.sqlite" not in self.files else ""
        (self.read_bag if self.start else self.read_case)()
        self.register = "\n".join({row["register"] for row in self.rows}).lower()
        self.say("FOUT", f"het register is leeg of heeft meer namen ({self.register})", when=not self.rows or "\n" in self.register)

    def say(self, word: str, sentence: object, *, when: bool = True) -> None:  # nothing from a file may colour a line, add or hide one
        self.lines += [word + " " + "".join(each if each.isprintable() else f"<{ord(each):x}>" for each in str(sentence)[:400])] * when

    def path(self, file: str, largest: int = 2**28) -> Path:
        if file not in self.files or self.files[file].stat().st_size > largest:
            raise ValueError(f"{file} ontbreekt of is te groot")
        return self.files[file]

    def sum(self, file: str, length: int = 64) -> str:
        total = hashlib.sha256() if length == 64 else hashlib.sha512()
        with self.files[file].open("rb") as stream:
            any(map(total.update, iter(lambda: stream.read(2**20), b"")))  # it says nothing, so that all is read
        return total.hexdigest()

    def read_case(self) -> None:
        with closing(sqlite3.connect(self.path("register.sqlite", 2**60).as_uri() + "?mode=ro&immutable=1", uri=True)) as base:
            if re.search(r"(?i)\b(view|virtual|check|as|insert|conflict)\b", str(base.execute("SELECT sql FROM sqlite_master").fetchall())):
                raise ValueError("register.sqlite is anders gebouwd dan Toetssteen het bouwt")  # it might never end, or drop what comes
            if (found := base.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
                self.say("FOUT", f"register.sqlite is beschadigd ({len(found)} meldingen): maak een kopie en zoek een reservekopie")
            text = f"SELECT replace(register, ' ', '-'), volgnummer, {', '.join(FIELDS[1:])} FROM vermeldingen NOT INDEXED ORDER BY 2"  # noqa: S608 - an index may lie
            self.rows = [dict(zip(["register", *FIELDS], map(str, row))) for row in base.execute(text)]  # noqa: B905 - Python 3.9

    def read_bag(self) -> None:
        self.left_out = json.dumps((said := json.loads(self.path("data/weggelaten.json").read_bytes()))["bestanden"])
        out, names = said.get("vermeldingen"), (sorted(FIELDS), sorted(FIELDS[:1] + FIELDS[4:]))  # whole, and of others
        for line in self.path("data/register.jsonl").read_text("utf-8").strip().split("\n"):
            self.rows.append(dict(pairs := json.loads(line, object_pairs_hook=list, parse_int=str), register=said.get("register", "")))
            if sorted(name for name, _ in pairs) not in (names if out is None else [names[any(len(self.rows) in x for x in out.values())]]):
                raise ValueError(f"regel {len(self.rows)} van register.jsonl heeft andere namen dan afgesproken of weggelaten.json zegt")

    def follow(self) -> None:
        latest, first = {row["vermelding"]: row for row in self.rows}, {"kop": "0" * 64, "zegel": "0" * 64, "tijdstip": ""}
        for n, (was, row) in enumerate(zip([first, *self.rows], self.rows), 1):  # noqa: B905 - Python 3.9
            if row["nummer"] != str(n) or row["kop"] != sha(was["kop"], row["vermelding"]) or latest[row["vermelding"]] is not row:
                self.say("FOUT", f"vermelding {n} sluit niet aan op die ervoor: er is iets veranderd, weg, erbij of dubbel")
            self.say("FOUT", f"vermelding {n}: tijdstip of zegel fout", when=row["zegel"] != sha(was["zegel"], row["kop"], row["tijdstip"]))
            self.say("VRAAG", f"vermelding {n}: eerder dan de vorige. Klok teruggezet?", when=row["tijdstip"][:10] < was["tijdstip"][:10])
            try:
                if "soort" in row:
                    self.understand(n, *(row[name] for name in FIELDS[1:5]))
            except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
                self.say("FOUT", f"vermelding {n} is niet te begrijpen: {error}")

    def understand(self, number: int, kind: str, about: str, text: str, digest: str) -> None:
        self.say("FOUT", f"vermelding {number} is veranderd", when=digest != sha(*(f"{len(x.encode())}:{x}" for x in (kind, about, text))))
        odd = "lezer" in (body := json.loads(text)) and not re.fullmatch("[0-9a-f]{128}", about + body["lezer"])
        if odd or json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")) != text:
            raise ValueError("niet geschreven zoals afgesproken")
        mail = [about, *body["kopieen"], *(leaf for _, leaf in body["onderdelen"])] if kind == "aankomst" else []
        for each in filter(None, mail or [body.get("sha256") or body.get("bestand")] if kind in AT else []):
            place = self.start + AT[kind].format(about, each, body.get("lezer"), body.get("naam"), about.partition("/")[2])
            self.again += [(number, f"{place} opnieuw is geschreven")] * (self.named.get((place, ""), (each,))[0] != each)
            self.named[place, ""] = each, f"vermelding {number}", (kind, about)
        line = "toetssteen-anker {register} vermelding {nummer} kop {kop} zegel {zegel}".format
        if kind == "anker" and self.register and sha(line(**self.rows[int(about) - 1])) not in self.path(place).read_bytes().hex():
            self.say("FOUT", f"het tijdstempel van vermelding {number} hoort bij een ander anker: alles ervoor is dan opnieuw gemaakt")
        if kind == "samenstelling" and number == len(self.rows) and self.start:  # every file of a package that no other entry names
            self.held = number
            self.named.update({(self.start + file, kind): (each, f"vermelding {number}", ("", "")) for file, each in body["bestanden"]})
        if kind == "verzending":  # of a letter; one that a later one corrects or takes back counts no longer
            self.sent |= {str(body.get("vervangt")): ("", ""), str(number): ("" if body.get("ingetrokken") else about, body["bestand"])}
        if kind == "verwijdering":  # of a file, or of the letters to these bidders
            self.gone.append((number, f"iets is verwijderd, op {body.get('op')} door {body.get('door')}, reden: {body.get('reden')}"))
            gone = re.compile(f"/{re.escape(about)}([.][^/\n]+)?\n|\nbrief ({'|'.join(map(re.escape, body.get('inschrijvers', '-')))})/")
            found = [*self.named.items()]
            self.removed |= {x: self.named.pop((x, "")) for (x, y), (*_, who) in found if not y and gone.search(f"{x}\n{' '.join(who)}")}

    def compare(self) -> None:
        bags = [""] if self.start else [x[:-19] for x in self.files if "/manifest-sha256." in x and ("/" + self.sum(x), "") in self.named]
        for at, t, title in (lists := [(at, t, f"{at}{t}manifest-sha{n}.txt") for at in bags for t in ("", "tag") for n in (256, 512)]):
            for each, file in re.findall(rf"(?m)^(\S+)[ \t]+\*?({TAG if t else '.+?'})\r?$", self.path(title).read_text("utf8")):
                self.named[at + re.sub("%(0[AaDd]|25)", lambda code: chr(int(code[1], 16)), file), title] = each.lower(), title, ("", "")
            for file in sorted(x for x in self.files if x.startswith(at) and (x, title) not in self.named and (at, "tag", x) not in lists):
                self.say("FOUT", f"{file} staat niet in {title}", when=file.startswith(at + "data/") == title.startswith(at + "manifest"))
        sent = dict(self.sent.values())  # number of a letter: what went out, which takes the place of what was made
        out = {*sent.values(), *(self.named.pop(at)[0] for at, it in [*self.named.items()] if it[2][0] == "brief" and it[1][11:] in sent)}
        waiting = [(*key, *value) for key, value in self.named.items() if value[2][0] != "dossier"]
        for file, title, digest, source, (kind, _) in waiting:  # grows: what was asked of a run names the files of the round
            if (there := self.sum(file, len(digest)) if file in self.files else "") != digest:  # people work on a letter after it was made
                if there or not (kind in ("lezing", "aanwijzing", self.start or "bevinding") or (digest in self.left_out and not title)):
                    self.say("VRAAG" if kind == "brief" else "FOUT", f"{file} {'is anders dan' if there else 'ontbreekt;'} {source} noemt")
            elif kind == "opdracht":
                rounds = (asked := json.loads(self.path(file).read_bytes()))["certificates"] + [each for _, each in asked["round_files"]]
                waiting += [(self.start + AT[kind].format("", each), "", each, source, ("ronde", "")) for each in rounds]
        known = {x for file, title, *_ in waiting for x in (file, title) if title in ("", "samenstelling") or title[:9] == "dossiers/"}
        for file in sorted(x for x in self.files.keys() - known if x in self.removed or "brieven/" not in x or self.sum(x) not in out):
            if re.match(self.start + ("(?!register.jsonl$)" if self.held else OURS), file):
                sure = file in self.removed or self.held or re.match("data/(?!brieven/)|rapporten/|dossiers/", file)
                self.say("FOUT" if sure else "VRAAG", f"{file}: geen vermelding noemt dit bestand nu. Hoe komt het hier?")


def main(words: list[str]) -> int:
    given = words[2] if len(words) == 3 and words[1] == "--anker" else ""
    anchors = re.findall(ANCHOR, (Path(given).read_text("utf-8", "replace") if os.path.isfile(given) else given).lower())  # noqa: PTH113
    if len(words) != (3 if anchors else 1) or not os.path.isdir(words[0]):  # noqa: PTH112 - these two never raise
        return 2 * bool(sys.stdout.write(f"{__doc__}\n"))
    check, last = Check(Path(words[0])), max((int(anchor[1]) for anchor in anchors), default=10**9)
    try:
        any(step() for step in (check.read, check.follow, check.compare))
        for name, at, *kept in anchors:
            if [[row["kop"], row["zegel"]] for row in check.rows[int(at) - 1 : int(at)]] != [kept] or check.register not in ("", name):
                check.say("FOUT", f"vermelding {at} is niet die van het anker: register korter, ouder of nieuw, of regel fout getypt")
        for why in sorted(set(after := [why for number, why in check.gone + check.again if number > last])):
            check.say("VRAAG", f"na het anker staat er {after.count(why)} keer dat {why}. Klopt dat?")
    except Exception as error:  # whatever a file does, a person gets a sentence
        check.say("FOUT", f"nakijken lukt niet: {'register beschadigd' if isinstance(error, sqlite3.Error) else error or repr(error)}")
    wrong, asked = (sum(line.startswith(word) for line in check.lines) for word in ("FOUT", "VRAAG"))
    best = f"alles klopt, ook met het anker (tot en met vermelding {last})" if anchors else "alles klopt met elkaar (zonder anker)"
    best += ", maar niet bewezen: index.html en andere weergaven" if check.start and not 0 < check.held <= last else ""
    end = f"dit klopt niet ({wrong} keer FOUT)" if wrong else f"geen FOUT, wel {asked} keer VRAAG" if asked else best
    count = f"{len(check.rows)} vermeldingen, {len(check.files)} bestanden, {len(check.gone)} verwijderd, {len(anchors)} ankers"
    check.say("Bekeken:", f"{count}. Kop van het register: {check.rows[-1].get('kop') if check.rows else 'geen'}")
    sys.stdout.buffer.write("\n".join([f"CONCLUSIE: {end}.", *check.lines, ""]).encode(sys.stdout.encoding, "backslashreplace"))
    return int(wrong + asked > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
