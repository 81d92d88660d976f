"""What a check is asked, and the four answers it can give. Every check is a function from `Asked` to a finding or None."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checklist.entity import names_of, numbers_of, plain
from checklist.filed import BidFile, Filed
from checklist.finding import CriterionRow, Evidence, Finding, Member, Reason, Source, Verdict
from checklist.round import Argument, Document, Round
from checklist.wording import ended
from extractors.document import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One check of one rule on one bid in one region. Time is in here; a check asks no clock."""

    check: str
    rule: Document
    source: Source | None
    args: Mapping[str, Argument]
    round: Round
    file: BidFile
    region: str
    member: Member | None  # in a consortium, for documents that belong to one entity
    found: tuple[Filed, ...]  # what is asked for, of this entity where that can be told
    arguable: tuple[Filed, ...]  # what may serve; a person decides
    lookalikes: tuple[Filed, ...]  # often sent by mistake
    late: tuple[Filed, ...]  # of the right kind, but after closing
    criteria: tuple[CriterionRow, ...]

    @property
    def name(self) -> str:
        """The document in a sentence: "het uittreksel KvK"."""
        return self.rule.name

    @property
    def who(self) -> str:
        """The entity the document should be of."""
        return self.member.name if self.member else self.file.bid.name

    @property
    def legal_form(self) -> str:
        """The legal form of the entity, for a participant as its own documents give it; "" when none does."""
        if self.member is None:
            return self.file.bid.legal_form
        number, name = self.member.kvk_number, plain(self.member.name)
        pieces = [item.piece for item in self.file.filed]
        own = [one for one in pieces if number in numbers_of(one) or name in {plain(said) for said in names_of(one)}]
        own.sort(key=lambda piece: piece.kind is not Kind.UITTREKSEL_KVK)  # a paper of all of them names the form of one
        return next((fact.value for piece in own for fact in piece.all("rechtsvorm")), "")

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Days that can be "datum van inschrijving": of the mail with the document, and of the last mail that counts."""
        found = {item.origin.day for item in self.found if item.origin.day}
        if self.file.bid.submitted:
            found.add(self.file.bid.submitted)
        return tuple(sorted(found))

    def words(self, name: str) -> tuple[str, ...]:
        """An argument of the round file that is a list of words; none when it is not given."""
        given = self.args.get(name, ())
        return given if isinstance(given, tuple) else (str(given),)

    def met(self, because: str, evidence: tuple[Evidence, ...]) -> Finding:
        return self._answer(Verdict.MET, Reason.IN_ORDER, because, evidence=evidence)

    def not_met(self, reason: Reason, because: str, *, evidence: tuple[Evidence, ...] = (), searched: tuple[str, ...] = ()) -> Finding:
        """The rule is not kept. Without a published clause this can only be a question."""
        verdict = Verdict.NOT_MET if self.source else Verdict.PERSON
        return self._answer(verdict, reason, because, evidence=evidence, searched=searched)

    def unknown(self, reason: Reason, because: str, *, evidence: tuple[Evidence, ...] = (), searched: tuple[str, ...] = ()) -> Finding:
        return self._answer(Verdict.UNKNOWN, reason, because, evidence=evidence, searched=searched)

    def person(self, reason: Reason, because: str, *, evidence: tuple[Evidence, ...] = (), searched: tuple[str, ...] = ()) -> Finding:
        return self._answer(Verdict.PERSON, reason, because, evidence=evidence, searched=searched)

    def _answer(
        self,
        verdict: Verdict,
        reason: Reason,
        because: str,
        *,
        evidence: tuple[Evidence, ...],
        searched: tuple[str, ...] = (),
    ) -> Finding:
        open_point = verdict in (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PERSON)
        return Finding(
            check=self.check,
            verdict=verdict,
            reason=reason,
            because=ended(because),
            source=self.source,
            evidence=evidence,
            searched=searched,
            lane=self._lane(verdict, reason) if open_point else "",
        )

    def _lane(self, verdict: Verdict, reason: Reason) -> str:
        """A mandatory document that is not there or breaks its rule cannot be sent later; doubt about one that is may be asked."""
        closed = (Reason.MISSING, Reason.WRONG_KIND, Reason.TOO_OLD, Reason.LATE, Reason.NOT_SEARCHABLE)
        return self.rule.lane if verdict is Verdict.NOT_MET or reason in closed else self.round.doubt_lane


Check = Callable[[Asked], Finding | None]
