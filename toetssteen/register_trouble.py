"""What a database says when it cannot, in Dutch: what is wrong and what to do. Pure: looks at what came, knows no database library."""

_FULL = "er is geen ruimte meer op de schijf. Maak ruimte vrij"
_RIGHTS = "u mag hier niet schrijven. Vraag de beheerder om rechten, of kies een andere map"
_BUSY = "een ander programma houdt het vast. Sluit dat programma"
_BROKEN = "het bestand is beschadigd. Voer eerst `toetssteen controleer ZAAKMAP` uit: dat zegt wat er nog te lezen is, doe wat daar staat"

_SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _RIGHTS,
    "SQLITE_PERM": _RIGHTS,
    "SQLITE_AUTH": _RIGHTS,
    "SQLITE_CANTOPEN": "het bestand is niet te openen. Kijk na of de map er is en of u er mag schrijven",
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_IOERR": "de schijf geeft een fout. Kijk na of de schijf vol of kapot is, en of de verbinding met de netwerkmap er nog is",
    "SQLITE_CORRUPT": _BROKEN,
    "SQLITE_NOTADB": _BROKEN,
}
"""By how the name of SQLite's error begins (https://www.sqlite.org/rescode.html)."""

_POSTGRESQL = {
    "08": "de verbinding met de server is verbroken. Kijk na of de server aanstaat",
    "28": "de server kent deze naam of dit wachtwoord niet. Zet het wachtwoord in het bestand .pgpass of in PGPASSWORD",
    "3D": "deze database is er niet. Vraag de beheerder om haar te maken",
    "42501": "u hebt er geen rechten voor. Vraag de beheerder om te mogen lezen en toevoegen (SELECT en INSERT)",
    "42": "de tabel op de server is anders dan Toetssteen verwacht. Vraag de beheerder om een lege database",
    "53": "de server heeft geen ruimte of geen plaats meer. Vraag de beheerder om hulp",
    "57": "de server wordt gestopt of is net gestart. Wacht even",
    "25006": "de server neemt nu niets aan, alleen lezen kan. Vraag de beheerder om hulp",
    "23": "iemand anders schreef tegelijk. Wacht tot dat klaar is",
}
"""By how the SQLSTATE begins (https://www.postgresql.org/docs/current/errcodes-appendix.html); the longest that fits is meant."""

_AWAY = "de server is niet te bereiken of laat u niet binnen. Kijk na of het adres klopt, of de server aanstaat en of u er een account hebt"


_ANCHORED = (
    "Controleer die reservekopie met een anker dat u hebt bewaard: toetssteen controleer MAP --anker 'DE REGEL'. "
    "Dan weet u of er na die kopie nog iets is vastgelegd."
)
_PACKAGES = (
    "Geen reservekopie? In elk bewijspakket staat het hele register tot en met de dag van dat pakket, in data/register.jsonl. "
    "Over andere inschrijvers staan daar alleen de controlegetallen. Ook een anker of de kop op een rapport toont wat er toen stond."
)
WHAT_TO_DO = (
    "Maak nu eerst een kopie van de hele zaakmap, en werk er niet in verder.",
    "Zet de nieuwste reservekopie van de zaakmap terug, in een andere map. Vraag de IT-afdeling daarom.",
    _ANCHORED,
    _PACKAGES,
)
"""In the order in which to do it."""


def gone(folder: str, *, why: str) -> str:
    """Of a case whose register is no longer there: that nothing was made in its place, and what to do."""
    steps = "\n".join(f"  {number}. {line}" for number, line in enumerate(WHAT_TO_DO, start=1))
    return f"Het register van de zaak {folder} is weg: {why}. Er is niets gemaakt en niets veranderd. Wat u nu doet:\n{steps}"


def other_name(asked: str, there: str) -> str:
    """Of a case whose settings name another register than the one in its folder: nothing is gone."""
    return (
        f'Het register in deze map heet "{there}", en zaak.toml noemt onder [register] naam = "{asked}". Er is niets weg. '
        f'Zet in zaak.toml naam = "{there}".'
    )


def not_on_server(name: str) -> str:
    """Of a case with reports whose register on the server has no entry: the wrong server or name, or it was emptied."""
    return (
        f'Op de server van [register] in zaak.toml heeft het register "{name}" geen enkele vermelding, terwijl er in de zaakmap wel '
        "rapporten staan. Er is niets gemaakt. Kijk in zaak.toml of adres en naam kloppen. Kloppen die? Dan is het register leeggemaakt: "
        "werk niet verder en haal er de beheerder van de server bij."
    )


def of_another_case(name: str) -> str:
    """Of a case folder with nothing in it whose register on the server has entries."""
    return (
        f'Op de server staat al een register met de naam "{name}", en in deze zaakmap staat niets van wat daarin is vastgelegd. '
        "Er is niets gemaakt. Is dit een andere zaak? Zet dan in zaak.toml onder [register] een andere naam. Is het dezelfde zaak? "
        "Noem dan met --zaak de map waarin zij staat."
    )


def because(trouble: BaseException) -> str:
    """The reason and the wish, without a capital and a full stop; for what we do not know, the name of the error."""
    own = getattr(trouble, "orig", None) or trouble
    if (name := getattr(own, "sqlite_errorname", None)) is not None:
        return _best(_SQLITE, name, otherwise=f"de database meldt {name}. Kijk na of de schijf vol is en of u hier mag schrijven")
    if hasattr(own, "sqlstate"):
        return _best(_POSTGRESQL, own.sqlstate, otherwise=f"de server meldt fout {own.sqlstate}. Vraag de beheerder om hulp")
    return f"{type(own).__name__}. Kijk na of de schijf vol is en of u hier mag schrijven"


def _best(sentences: dict[str, str], code: str | None, *, otherwise: str) -> str:
    if code is None:
        return _AWAY
    return next((sentences[start] for start in sorted(sentences, key=len, reverse=True) if code.startswith(start)), otherwise)
