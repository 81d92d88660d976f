"""What pages say of mails that came in at an earlier run and were not in the sources of this one. Pure; judges nothing."""

from checklist.finding import Result

EARLIER = "bij een eerdere toetsing; zat niet in de bron van deze toetsing"
"""Beside where such a mail was found."""


def from_before(result: Result) -> list[str]:
    """Dutch: how many of these mails the sources of this run held, and how many came in at an earlier run; none where all were there."""
    number, earlier = len(result.messages), sum(row.earlier for row in result.messages)
    if not earlier:
        return []
    those = "1 mail kwam" if earlier == 1 else f"{earlier} mails kwamen"
    were, too = ("zat", "die telt") if earlier == 1 else ("zaten", "die tellen")
    found = f"Van deze {number} zaten er {number - earlier} in de bron van deze toetsing."
    rest = f"{those} binnen bij een eerdere toetsing van deze zaak, en {were} niet in deze bron."
    return [f"{found} {rest} Ook {too} mee: wat eenmaal binnenkwam, blijft in de zaak. Bij elke mail staat waar die is gevonden."]
