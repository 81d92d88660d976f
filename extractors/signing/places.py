"""How the lines look between which people sign without any word about signing: place and date, and the printed name. Pure."""

import re

_NUMBERED = r"[0-9]{1,2}(?:st|nd|rd|th|s?te|d?e)?"
_YEAR = "(?:20|['’])?[0-9]{2}"
_DAY = rf"(?:{_NUMBERED}|[a-zë]{{3,16}})[ \-./](?:[0-9]{{1,2}}|[A-Za-z]{{3,9}})[ \-./]{_YEAR}|20[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}"
_MONTH_FIRST = r"[A-Z][a-z]{2,8} [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}"
_PLACE = r"[A-Z'’][\w'’.\- /]{1,30},?\s+(?:d\.?d\.?:?\s|op\s|\w+dag\s|(?:ma|di|wo|do|vr|za|zo)\.?\s)?(?:den?\s)?"
_ONE = rf"(?:{_PLACE}|(?:[Dd]atum|[Dd]ate)\s*:?\s*)?(?:{_DAY}|{_MONTH_FIRST})"
_OPEN = r"[.…_]{1,12}(?:\s?[a-z]{3,9})?(?:\s?20[0-9]{2})?"
PLACE_AND_DATE = re.compile(rf"^\s*{_ONE}(?:\s{{2,}}(?:{_ONE}|{_OPEN})){{0,4}}\s*[,.]?\s*$", re.MULTILINE)
"""A line such as "Tilburg, 25 juli 2022", under which people sign; side by side for several of them, of whom some left the day open."""

_ONE_NAME = (
    r"(?:(?:p/o|/s/|w\.g\.|mw\.?|mevr\.?|dhr\.?|mevrouw|de heer|drs\.?|mr\.?|ir\.?|dr\.?)\s+)*"
    r"(?:(?:[A-ZÀ-Ý][a-z]?\.\s?){1,5}(?:\([A-ZÀ-Ý][a-zà-ÿ-]+\)\s)?|(?:[A-ZÀ-Ý][a-zà-ÿ]+\s){1,2}(?:[A-Z]\.\s)?)"
    r"(?:(?:van|de|der|den|ter|ten|te|het|le|el|al|la|von|'t|’t)\s){0,3}(?:[dlDLO]['’])?[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+){0,2}"
)
_ROLE = r"(?:,\s[^.;:\s][^.;:]{1,39}?|\s\([^()0-9]{2,40}\))?"
NAMES = re.compile(rf"^\s*{_ONE_NAME}{_ROLE}(?:\s{{2,}}{_ONE_NAME}{_ROLE}){{0,4}}\s*$", re.MULTILINE)
"""A line with the name of a signer alone, or of a few side by side."""

NAME_LABEL = re.compile(r"^\s*(?:[Nn]aam|[Oo]ndertekenaar|[Vv]ertegenwoordigd door|[Bb]estuurder|[Dd]irecteur|[Nn]ame)\b", re.MULTILINE)
"""A line of a form that asks for the name of who signs."""

_SHORT_DAY = r"[0-9]{1,2}[-./][0-9]{1,2}[-./](?:20)?[0-9]{2}|[0-9]{1,2} [a-z]{3,9} 20[0-9]{2}"
DATED_NAME = re.compile(
    rf"^[^\S\n]*(?:(?:{_SHORT_DAY}),?\s+(?P<behind>{_ONE_NAME}){_ROLE}|(?P<before>{_ONE_NAME}){_ROLE},?\s+(?:{_SHORT_DAY}))[^\S\n]*$",
    re.MULTILINE,
)
"""A line with the day and the name of a signer and nothing more: "03.07.26, A. Alting"."""

_FUNCTION = r"(?:de )?(?:voorzitter|secretaris|penningmeester|directeur(?:-bestuurder)?|bestuurder|vennoot|maat|eigenaar)"
FUNCTIONS = re.compile(rf"^[^\S\n]*{_FUNCTION}(?:\s{{2,}}{_FUNCTION}){{0,4}}[^\S\n]*$", re.MULTILINE | re.IGNORECASE)
"""A line with nothing but the function of who signs, or of a few side by side."""

HOLDS_NAME = re.compile(rf"^(?=.{{4,110}}$).*(?:[,:;–—|-]|\s)\s+{_ONE_NAME}{_ROLE}\s*$", re.MULTILINE)
"""A short line that ends in a name: "Goes, 3 juli 2026 – A. Alting", "Alfa B.V., A. Alting"."""
