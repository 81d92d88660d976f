"""What the parts of toetsing.json are called, in Dutch and English, for the published JSON Schema. Knows no library."""

TITLE = "Toetsing (toetsing.json)"

OBJECTS: dict[str, tuple[str, str, str]] = {
    # name: (Dutch title, Dutch, English)
    "Result": (
        "Toetsing",
        "Alles wat Toetssteen in één postbus heeft gezien; elk rapport is een weergave van dit ene bestand.",
        "Everything Toetssteen saw in one mailbox; every report is a rendering of this one file.",
    ),
    "Receipt": (
        "Ontvangstbewijs",
        "Met welk programma, op welke invoer, en of alles is gezien.",
        "With which program, on what input, and whether everything was seen.",
    ),
    "Procedure": (
        "Procedure",
        "Wat een rapport van de ronde nodig heeft: regio's, regels, termijnen en vragen.",
        "What a report needs of the round: regions, rules, terms and questions.",
    ),
    "RegionRow": ("Regio", "Een regio van dit zorgkantoor in deze ronde.", "A region of this office in this round."),
    "RuleRow": ("Regel", "Een regel van de ronde, met vindplaats.", "A rule of the round, with its clause."),
    "Term": ("Termijn", "Een datum van de procedure.", "A date of the procedure."),
    "Question": (
        "Vraag",
        "Een bekende fout of leemte in de beleidstekst, voorgelegd aan een mens.",
        "A known defect or gap of the policy text, put to a person.",
    ),
    "Source": (
        "Vindplaats",
        "De gepubliceerde bepaling waarop een bevinding rust.",
        "The published clause that a finding rests on.",
    ),
    "MessageRow": (
        "Bericht",
        "Eén bericht uit de postbus en zijn plaats in de procedure.",
        "One message of the mailbox and its place in the procedure.",
    ),
    "RefusalRow": (
        "Weigering",
        "Een mail die de mailserver weigerde, en of hij later toch kwam.",
        "A mail that the mail server refused, and whether it came in after all.",
    ),
    "HopRow": ("Tussenstap", "Eén Received-kop van een bericht.", "One Received header of a message."),
    "AttachmentRow": (
        "Bestand",
        "Eén onderdeel van een bericht, met één toestand.",
        "One leaf of a message, with its one state.",
    ),
    "PieceRow": ("Stuk", "Een document binnen een bestand.", "A document inside a file."),
    "FactRow": ("Feit", "Wat een stuk vermeldt, en waar.", "What a piece states, and where."),
    "Bid": (
        "Inschrijving",
        "Alles wat één inschrijver aan deze postbus stuurde.",
        "Everything one bidder sent to this mailbox.",
    ),
    "Member": ("Deelnemer", "Een deelnemer aan een samenwerkingsverband.", "A participant of a consortium."),
    "Assessment": ("Beoordeling", "Eén inschrijving in één regio.", "One bid in one region."),
    "DocumentRow": (
        "Documentregel",
        "Eén regel over documenten voor één inschrijving in één regio.",
        "One rule about documents for one bid in one region.",
    ),
    "MemberRow": ("Deelnemerregel", "Eén deelnemer onder één regel.", "One participant under one rule."),
    "PieceRef": ("Verwijzing", "Welke bladzijden van welk bestand.", "Which pages of which file."),
    "Finding": ("Bevinding", "Het antwoord van één controle.", "The answer of one check."),
    "Evidence": (
        "Bewijs",
        "Woorden op een bladzijde, herlezen uit het origineel.",
        "Words on a page, re-read from the original.",
    ),
    "CriterionRow": (
        "Criterium",
        "Eén eis of criterium: waar te lezen, niet wat te vinden.",
        "One requirement or criterion: where to read, not what to think.",
    ),
    "Passage": ("Passage", "Een plaats om te lezen bij een criterium.", "A place to read for a criterion."),
    "Point": (
        "Aandachtspunt",
        "Het bekijken waard; nooit een grond voor afwijzing.",
        "Worth a person's eye; never a ground for rejection.",
    ),
    "Box": (
        "Rechthoek",
        "Een rechthoek op een bladzijde, in punten vanaf linksboven.",
        "A rectangle on a page, in points from the top left.",
    ),
    "Verdict": ("Bevindingswoord", "Waarneming, geen beslissing.", "Observation, not decision."),
    "Reason": ("Reden", "Waarom een bevinding is wat zij is.", "Why a verdict is what it is."),
    "Support": ("Steun", "Hoe een tekst op een criterium ingaat.", "How a text answers a criterion."),
    "Standing": ("Stand", "Of de inhoud kan meetellen.", "Whether the contents can count."),
    "State": ("Toestand", "Hoe het lezen van een bestand afliep.", "How reading a file ended."),
    "Searchability": ("Doorzoekbaarheid", "Of de tekst er echt is.", "Whether the text is really there."),
    "Kind": ("Soort stuk", "Soort stuk, in de woorden van het beleid.", "Kind of piece, in the policy's words."),
    "Other": ("Ander bericht", "Wat een bericht is dat geen document bevat.", "What a message is that brings no document."),
    "MessageKind": ("Soort bericht", "Wat een bericht voor de procedure is.", "What a message is to the procedure."),
    "Timeliness": ("Tijdigheid", "Ontvangst tegenover het sluitingsmoment.", "Receipt against the closing moment."),
}

FIELDS: dict[str, tuple[str, str]] = {
    # name: (Dutch, English); the same name means the same in every object
    "sha256": ("vingerafdruk van de bytes", "fingerprint of the bytes"),
    "part": ("plaats binnen het bericht", "place inside the message"),
    "inside": ("onderdeel waar dit in zat", "part that held this"),
    "path": ("namen van buiten naar binnen, zoals gestuurd", "names from the outside in, as sent"),
    "page": ("bladzijde, vanaf 1", "page, from 1"),
    "pages": ("bladzijden, zoals 3 of 3-5", "pages, like 3 or 3-5"),
    "quote": ("letterlijke woorden", "literal words"),
    "because": ("waarom, in één Nederlandse zin", "why, in one Dutch sentence"),
    "searched": ("wat is doorzocht", "what was searched"),
    "received": ("moment van ontvangst, UTC", "moment of receipt, UTC"),
    "sent": ("Date-kop, nooit beslissend", "Date header, never decisive"),
    "other": ("soort bericht dat geen inschrijving is", "which kind of message, when it is no bid"),
    "delivered_to": ("postbus volgens de mailservers", "where the mail servers put it"),
    "copies": ("vingerafdruk van kopieën met andere regeleinden", "fingerprint of copies with other line ends"),
    "accepted": ("mag het meetellen als ingediend", "may it count as submitted"),
    "lane": ("verplicht of gerede_twijfel", "closed after the deadline, or may be asked"),
    "complete": ("is alles gezien", "was everything seen"),
    "score": ("volgorde van passages, geen oordeel", "order of passages, no judgement"),
    "places": ("hoogste aantal te kiezen inschrijvers", "most bids that can be selected"),
    "submitted": ("eigen dag van inschrijving", "the bidder's own submission date"),
    "unstated": ("wat de bron niet zegt", "what the source does not say"),
    "age_months": ("hoeveel maanden oud een document mag zijn op de eigen dag", "how many months old on the bidder's own day"),
    "age_kinds": ("de documenten waarvoor dat geldt", "the documents that goes for"),
    "mailbox_doubt": ("wat er vreemd is aan de mailbox zoals gepubliceerd", "what is odd about the mailbox as printed"),
    "passed_over": ("bestanden in de bron die geen mail zijn", "files in the sources that are no mail"),
}
