"""What a mail is that adds no document to a bid: a question, a reply, a newsletter, a withdrawal, or a person must say. Pure.

Headers say what a machine sent; words say what a person wants. What fits nothing is `onduidelijk`: it goes to a person, never away.
"""

import re
from collections.abc import Collection, Mapping

from checklist import mail_words
from checklist.finding import Other
from checklist.mail import Mail
from intake.message import Nature

_BY_NATURE: Mapping[Nature, Other] = {
    Nature.AUTOMATIC: Other.AUTOMATIC,
    Nature.BOUNCED: Other.BOUNCED,
    Nature.READ_RECEIPT: Other.READ_RECEIPT,
    Nature.MAILING: Other.MAILING,
    Nature.SPAM: Other.SPAM,
}
_ASKS = re.compile(
    r"\?|\b(?:(?:een|twee|drie|enkele|een paar|de volgende|onze|mijn) vra(?:ag|gen)|vraagje|kunt u|kun je|kunnen jullie|zou(?:den)? u|"
    r"wij vragen ons af|ik vraag me af|graag verneem|graag vernemen|hoor graag|horen graag|is het mogelijk|nota van inlichtingen)\b",
    re.IGNORECASE,
)
_MAILING = re.compile(r"\b(?:nieuwsbrief|afmelden|uitschrijven|unsubscribe)\b", re.IGNORECASE)
_REPLY = re.compile(r"\s*(?:re|aw|antw?|betr)\s*:", re.IGNORECASE)
_CALENDAR = "text/calendar"


def other_mail(mail: Mail, *, own: Collection[str]) -> tuple[Other, str]:
    """Which other kind of mail, with one Dutch sentence that says why; `own` are the mail domains of the zorgkantoren."""
    message = mail.message
    if mail.denial:
        return Other.DRAFT, f"De afzender schrijft zelf: «{mail.denial}» Kijk na of dit klopt: er zitten wel documenten bij deze mail."
    if message.nature in _BY_NATURE:
        found = " Er zitten documenten bij: bekijk deze mail zelf." if mail.kinds else ""
        return _BY_NATURE[message.nature], f"{message.nature_because}{found}"
    if mail.only_withdraws:
        return Other.WITHDRAWAL, "Deze mail lijkt een inschrijving in te trekken, maar zegt niet duidelijk van wie. Zoek dit uit."
    if any(_CALENDAR in (leaf.declared_type, leaf.media_type) for leaf in message.leaves):
        return Other.APPOINTMENT, "Dit is een uitnodiging of wijziging voor een agenda."
    if message.sender.rpartition("@")[2] in own:
        return Other.INTERNAL, "De afzender heeft een mailadres van een zorgkantoor."
    return _by_words(mail)


def _by_words(mail: Mail) -> tuple[Other, str]:
    words = mail.words[: mail_words.LONGEST]
    if len(_MAILING.findall(words)) > 1:
        return Other.MAILING, "De mail ziet eruit als een nieuwsbrief: er staat in hoe u zich kunt afmelden."
    if mail_words.says_it_bids(words):
        return (
            Other.ANNOUNCED,
            "De mail zegt een inschrijving te zijn, maar bevat geen documenten van een inschrijving. Bekijk deze mail zelf.",
        )
    if _ASKS.search(words):
        return Other.QUESTION, "De afzender stelt een vraag; documenten voor een inschrijving zitten er niet bij."
    if mail.message.in_reply_to or _REPLY.match(mail.message.subject):
        return Other.REPLY, "Dit is een antwoord op een eerdere mail, zonder documenten voor een inschrijving."
    return Other.UNCLEAR, "Geen documenten voor een inschrijving gevonden. Waar deze mail over gaat is niet duidelijk: bekijk hem zelf."
