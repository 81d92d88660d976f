"""Whether a bid can count at all in a region: in time, at the right office, in an open region. Pure."""

from checklist.contract import has_roads
from checklist.filed import BidFile, Filed
from checklist.finding import Standing, Timeliness
from checklist.round import Round
from extractors.document import Kind


def standing(file: BidFile, region: str, *, rules: Round) -> tuple[Standing, str]:
    """The gravest obstacle, with its sentence. Contents are read and shown whatever the answer is."""
    origins = [item.origin for item in file.filed] + [item.origin for item in file.mute]
    seen = {origin.timeliness for origin in origins}
    if file.withdrawn and (not file.withdrawn_in or region in file.withdrawn_in):
        return Standing.WITHDRAWN, "De inschrijver heeft de inschrijving ingetrokken; zie het punt over de intrekking."
    if region in file.elsewhere:
        name, where = rules.region(region).name, rules.office_of(region)
        return Standing.WRONG_OFFICE, f"{name} is een regio van {where.name}. Een inschrijving daarvoor gaat naar {where.mailbox}."
    if seen and not seen & {Timeliness.ON_TIME, Timeliness.UNCERTAIN}:
        if Timeliness.BOUNDARY in seen:
            return Standing.BOUNDARY, "Ontvangen in de minuut na sluiting. Een mens beslist of deze inschrijving op tijd is."
        return Standing.LATE, "Ontvangen na sluiting van de inschrijving."
    if late := _only_scraps_in_time(file):
        when = Standing.BOUNDARY if late.origin.timeliness is Timeliness.BOUNDARY else Standing.LATE
        text = f"De bestuursverklaring ({late.origin.name}) kwam na sluiting binnen. Wat wel op tijd was, is zonder die verklaring"
        return when, f"{text} en zonder onderbouwing geen inschrijving. Een mens kijkt dit na."
    opened = rules.office_of(region).open_regions
    road, closed = file.road(region), opened is not None and region not in opened
    if closed and (road.holds is False or not has_roads(rules)):
        return Standing.REGION_CLOSED, "In deze regio is volgens de bekendmaking geen plaats voor een nieuwe aanbieder."
    if seen == {Timeliness.UNCERTAIN}:
        return Standing.PENDING, "Het tijdstip van ontvangst staat niet vast. Een mens gaat na of de inschrijving op tijd was."
    if closed and road.holds is None:
        text = "Op tijd ontvangen. Volgens de bekendmaking is in deze regio geen plaats voor een nieuwe aanbieder."
        return Standing.PENDING, f"{text} {road.because} Een mens kijkt dit na."
    return Standing.PENDING, "Op tijd ontvangen."


def _only_scraps_in_time(file: BidFile) -> Filed | None:
    """The declaration that came too late, when neither a declaration nor a substantiation came in time."""
    late = file.set_aside((Kind.BESTUURSVERKLARING,))
    if not late or file.mute or file.counting((Kind.BESTUURSVERKLARING, Kind.INSTEMMINGSVERKLARING, Kind.ONDERBOUWING)):
        return None
    return late[0]
