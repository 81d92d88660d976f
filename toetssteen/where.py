"""What kind of folder somebody names to have checked: a case, a package, or something near one, and then which folder is meant."""

from collections.abc import Iterator
from pathlib import Path

from toetssteen.case import REGISTER, SETTINGS
from toetssteen.composition import REGISTER as LINES
from toetssteen.errors import UsageError
from toetssteen.verify_package import SIGN

_UP = 5  # a package lies in `dossiers` of a case, and its deepest files three folders below `data`


def is_package(folder: Path) -> bool:
    """Is this folder a package? Not when it is a case; UsageError, with the folder that is meant, when it is neither.

    A case that somebody puts the sign of a package in stays a case; a package without its sign is a package with a fault.
    """
    if (folder / SETTINGS).exists():
        return False
    if (folder / SIGN).is_file() or (folder / "data" / LINES).is_file():
        return True
    raise UsageError(_meant(folder))


def _meant(folder: Path) -> str:
    if not folder.exists():
        return f"{folder} is er niet: dit is geen zaakmap en geen bewijspakket. Kijk na of de naam klopt."
    if not folder.is_dir():
        return f"{folder} is een bestand. Geef de map van de zaak of van het bewijspakket. Is het een zip-bestand? Pak het dan eerst uit."
    if (folder / REGISTER).exists() or ((folder / "originelen").is_dir() and (folder / "vastgelegd").is_dir()):
        return (
            f"{folder} is een zaakmap, maar {SETTINGS} ontbreekt. Iemand heeft dat bestand weggehaald of een andere naam gegeven. "
            f"Zet {SETTINGS} terug uit een reservekopie van deze map en controleer dan opnieuw. Maak geen nieuwe zaak in deze map. "
            "Kan dat niet? Het script controleer_zelf.py uit een bewijspakket controleert een zaakmap ook zonder dat bestand."
        )
    near = [*_packages(folder), *_cases(folder)]
    if near:
        commands = "\n".join(f"  toetssteen controleer {path}" for path in near)
        return f"{folder} is zelf geen zaakmap en geen bewijspakket, maar daarin staan er wel. Controleer ze een voor een:\n{commands}"
    for above in list(folder.resolve().parents)[:_UP]:
        if (above / SIGN).is_file():
            return f"{folder} is een deel van een bewijspakket. Controleer het hele pakket: toetssteen controleer {above}"
        if (above / SETTINGS).is_file():
            return f"{folder} is een deel van een zaakmap. Controleer de hele zaak: toetssteen controleer {above}"
    return (
        f"{folder} is geen zaakmap (daarin staat {SETTINGS}) en geen bewijspakket (daarin staan {SIGN} en de map data). "
        "Kijk na of dit de goede map is."
    )


def _packages(folder: Path) -> Iterator[Path]:
    yield from (path.parent for path in sorted(folder.glob(f"*/{SIGN}")))


def _cases(folder: Path) -> Iterator[Path]:
    yield from (path.parent for path in sorted(folder.glob(f"*/{SETTINGS}")))
