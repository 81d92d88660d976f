"""One recogniser a kind of document; the register of all of them."""

from extractors.document import Kind
from extractors.kinds import (
    bestuursverklaring,
    figures,
    hoofdelijkheid,
    implementatieplan,
    kvk,
    letters,
    machtiging,
    memberships,
    onderbouwing,
    ubo,
    vog,
)
from extractors.recogniser import Recogniser

KINDS: dict[Kind, Recogniser] = {
    Kind.BESTUURSVERKLARING: bestuursverklaring.RECOGNISER,
    Kind.MACHTIGING: machtiging.RECOGNISER,
    Kind.VOG_RP: vog.RECOGNISER,
    Kind.VOG_NP: vog.PERSON,
    Kind.GVA: vog.PROCUREMENT,
    Kind.UITTREKSEL_KVK: kvk.RECOGNISER,
    Kind.UITTREKSEL_KVK_VESTIGING: kvk.BRANCH,
    Kind.UITTREKSEL_UBO: ubo.RECOGNISER,
    Kind.HOOFDELIJKHEIDSVERKLARING: hoofdelijkheid.RECOGNISER,
    Kind.ONDERBOUWING: onderbouwing.RECOGNISER,
    Kind.IMPLEMENTATIEPLAN: implementatieplan.RECOGNISER,
    Kind.PROGNOSE: figures.FORECAST,
    Kind.OVERZICHT_CLIENTONDERSTEUNERS: figures.STAFF,
    Kind.INSTEMMINGSVERKLARING: bestuursverklaring.CONSENT,
    Kind.JAARREKENING: figures.ACCOUNTS,
    Kind.BCMB_LIDMAATSCHAP: memberships.BCMB,
    Kind.REGISTER_INSCHRIJFBEWIJS: memberships.REGISTER,
    Kind.BRANCHEVERKLARING: memberships.BRANCH_ASSOCIATION,
    Kind.IDENTITEITSBEWIJS: memberships.IDENTITY_PAPER,
    Kind.BEGELEIDENDE_BRIEF: letters.COVERING,
    Kind.OVERIG: letters.OTHER,
}
