"""The moment of receipt: the hop of our own outermost relay, and never a line that a stranger wrote below it."""

import datetime as dt
import random

import pytest

from intake.message import ReceiptBasis
from intake.moments import moment
from intake.receipt import RelaySettings, read_hop, receipt

OWN = RelaySettings(hosts=("mx.zk.test",), domains=("zk.test", "post.test"))
DOMAIN_ONLY = RelaySettings(domains=("zk.test", "protection.outlook.com", "prod.outlook.com"))


def hop(sender: str, by: str, at: str) -> str:
    return f"from {sender} by {by} with ESMTPS id 1; Fri, 31 Jul 2026 {at} +0200"


def at(*values: str, relays: RelaySettings = OWN) -> str:
    found = receipt([read_hop(value) for value in values], relays).at
    return found.astimezone(dt.timezone(dt.timedelta(hours=2))).strftime("%H:%M:%S") if found else "onzeker"


OUTSIDE = "mail.aanbieder.test (mail.aanbieder.test [203.0.113.9])"
INSIDE = "mx.zk.test (mx.zk.test [10.0.0.5])"


@pytest.mark.parametrize("second", ["16:59:59", "17:00:00", "17:00:01"])
def test_the_second_is_kept_as_our_relay_wrote_it(second: str) -> None:
    assert at(hop(OUTSIDE, "mx.zk.test", second), hop("laptop", "mail.aanbieder.test", "09:00:00")) == second


def test_internal_hops_above_the_relay_do_not_count() -> None:
    assert at(hop(INSIDE, "postbus.zk.test", "17:04:00"), hop(OUTSIDE, "mx.zk.test", "16:59:59")) == "16:59:59"


@pytest.mark.parametrize(
    ("relays", "basis"),
    [
        pytest.param(OWN, ReceiptBasis.CONFIGURED, id="named in zaak.toml"),
        pytest.param(DOMAIN_ONLY, ReceiptBasis.OWN_DOMAIN, id="own domain"),
        pytest.param(RelaySettings(), ReceiptBasis.TOPMOST, id="nothing known"),
    ],
)
def test_the_basis_says_which_rule_was_used(relays: RelaySettings, basis: ReceiptBasis) -> None:
    found = receipt([read_hop(hop(OUTSIDE, "mx.zk.test", "16:00:00"))], relays)
    assert found.basis is basis
    assert found.by == "mx.zk.test"
    assert "mx.zk.test" in found.because


def test_five_hundred_forgeries_below_our_relay_never_win() -> None:
    """Lower lines claim our relay, an earlier time, an internal sender, a private address; in any number and order."""
    chance = random.Random(4)  # noqa: S311 - a fixed seed, no secret
    real = [hop(INSIDE, "postbus.zk.test", "17:00:03"), hop(OUTSIDE, "mx.zk.test", "17:00:01")]
    senders = [INSIDE, OUTSIDE, "localhost (localhost [127.0.0.1])", "mx.zk.test", "postbus.zk.test ([192.168.1.1])", "evil"]
    hosts = ["mx.zk.test", "MX.ZK.TEST.", "postbus.zk.test", "evil.test", "mx2.zk.test"]
    for _ in range(500):
        forged = [
            hop(chance.choice(senders), chance.choice(hosts), f"{chance.randrange(9, 17):02}:00:00") for _ in range(chance.randrange(1, 5))
        ]
        assert at(*real, *forged) == "17:00:01"
        assert at(*real, *forged, relays=DOMAIN_ONLY) == "17:00:01"
        assert at(real[1], *forged) == "17:00:01"


@pytest.mark.parametrize(
    "claimed",
    ["mx.zk.test", "localhost", "[10.0.0.1]", "mx.zk.test ([203.0.113.9] helo=mx.zk.test)", "mx.zk.test (HELO [10.0.0.1]) (203.0.113.9)"],
)
def test_a_stranger_who_calls_himself_ours_does_not_open_the_way_down(claimed: str) -> None:
    sender = claimed if "(" in claimed else f"{claimed} (unknown [203.0.113.9])"
    forged = hop(OUTSIDE, "mx.zk.test", "12:00:00")
    assert at(hop(sender, "mx.zk.test", "17:00:01"), forged) == "17:00:01"
    assert at(hop(sender, "mx.zk.test", "17:00:01"), forged, relays=DOMAIN_ONLY) == "17:00:01"


def test_a_content_filter_on_the_relay_itself_is_looked_through() -> None:
    filtered = hop("localhost (localhost [127.0.0.1])", "mx.zk.test", "17:00:02")
    assert at(filtered, hop("x", "filter.elders.test", "17:00:01")) == "17:00:02"
    assert at(filtered, hop(OUTSIDE, "mx.zk.test", "16:59:59")) == "16:59:59"


def test_hops_within_one_mail_provider_are_looked_through() -> None:
    inner = hop(
        "AM0PR01.eurprd01.prod.outlook.com (2603:10a6:208:fe::26)", "AS8PR04.eurprd04.prod.outlook.com (2603:10a6:20b:23f::9)", "17:00:05"
    )
    outer = hop("mail.aanbieder.test (203.0.113.9)", "AM0PEPF1.mail.protection.outlook.com (10.167.16.5)", "16:59:58")
    forged = hop("x", "AM0PEPF2.mail.protection.outlook.com (10.167.16.6)", "12:00:00")
    middle = hop("AM0PEPF1.mail.protection.outlook.com (2603:10a6:31e::64)", "AM0PR01.prod.outlook.com (2603:10a6:208:fe::26)", "17:00:03")
    assert at(inner, middle, outer, forged, relays=DOMAIN_ONLY) == "16:59:58"


def test_another_customer_of_the_same_provider_is_outside() -> None:
    """The bidder's mail runs through the same provider: its own hops there are not ours, however alike they look."""
    entry = hop("eur05.outbound.protection.outlook.com (40.107.21.104)", "am5.mail.protection.outlook.com (10.152.8.156)", "17:00:20")
    theirs = hop("vi1.prod.outlook.com (2603:10a6:800::1)", "am0.prod.outlook.com (2603:10a6:208::1)", "16:59:50")
    assert at(entry, theirs, relays=DOMAIN_ONLY) == "17:00:20"
    own_house = hop(
        "eur05.outbound.protection.outlook.com (eur05.outbound.protection.outlook.com [40.107.21.104])", "mx.zk.test", "17:00:20"
    )
    assert at(own_house, theirs, relays=DOMAIN_ONLY) == "17:00:20"


def test_a_relay_in_our_own_domain_is_looked_through_by_its_looked_up_name() -> None:
    inner = hop("mx.zk.test (mx.zk.test [203.0.113.80])", "postbus.zk.test", "17:00:04")
    assert at(inner, hop(OUTSIDE, "mx.zk.test", "16:59:59"), relays=DOMAIN_ONLY) == "16:59:59"


def test_a_lower_claim_that_cannot_be_checked_is_told() -> None:
    outer = hop("mx.zk.test (203.0.113.77)", "am0.mail.protection.outlook.com (10.167.16.5)", "17:00:04")
    found = receipt([read_hop(outer), read_hop(hop(OUTSIDE, "mx.zk.test", "16:59:59"))], DOMAIN_ONLY)
    assert found.by == "am0.mail.protection.outlook.com"
    assert "mx.zk.test), maar dat is niet te controleren" in found.because
    assert [moment.strftime("%H:%M:%S") for moment in found.or_at] == ["14:59:59"]


def test_a_gap_at_the_top_makes_the_topmost_hop_count() -> None:
    values = [hop("x", "elders.test", "17:10:00"), hop(OUTSIDE, "mail.zk.test", "16:00:00")]
    found = receipt([read_hop(value) for value in values], DOMAIN_ONLY)
    assert (found.basis, found.by) == (ReceiptBasis.TOPMOST, "elders.test")
    assert [moment.strftime("%H:%M") for moment in found.or_at] == ["14:00"]  # UTC: what our own server says is not passed over
    assert "mail.zk.test op 31-07-2026 om 16.00.00 uur (tijdzone +0200)" in found.because


def test_a_topmost_stranger_who_is_earlier_than_a_lower_hop_is_doubted() -> None:
    values = [hop("localhost", "relay.test", "16:41:07"), hop(OUTSIDE, "mx.elders.test", "17:04:12")]
    assert len(receipt([read_hop(value) for value in values], DOMAIN_ONLY).or_at) == 1
    values = [hop("localhost", "relay.test", "16:41:07"), hop(OUTSIDE, "mx.elders.test", "16:43:12")]
    assert receipt([read_hop(value) for value in values], DOMAIN_ONLY).or_at == ()


def test_nothing_below_a_relay_that_is_named_raises_doubt() -> None:
    values = [hop(OUTSIDE, "mx.zk.test", "17:04:00"), hop("x", "mx.zk.test", "16:00:00"), hop("x", "evil.test", "18:00:00")]
    assert receipt([read_hop(value) for value in values], OWN).or_at == ()


def test_without_a_received_header_the_moment_is_uncertain() -> None:
    found = receipt([], OWN)
    assert (found.at, found.basis) == (None, ReceiptBasis.NONE)
    assert "niet vast te stellen" in found.because


def test_an_unreadable_time_is_uncertain_and_never_replaced_by_a_lower_line() -> None:
    bad = "from x ([203.0.113.9]) by mx.zk.test; Fri, 31 Jul 2026 17:00:01"
    assert at(bad, hop(OUTSIDE, "mx.zk.test", "12:00:00")) == "onzeker"


def test_a_named_relay_that_is_absent_is_said() -> None:
    found = receipt([read_hop(hop(OUTSIDE, "ander.post.test", "16:00:00"))], OWN)
    assert "mx.zk.test) staat niet in deze mail" in found.because


@pytest.mark.parametrize(
    ("value", "by", "sender"),
    [
        pytest.param("from a.b (c [1.2.3.4]) by d.e (f) with X; z", "d.e", "a.b (c [1.2.3.4])", id="ordinary"),
        pytest.param("by d.e with SMTP id 1; z", "d.e", "", id="no from"),
        pytest.param("(from x by y) by d.e; z", "d.e", "", id="words in a comment do not count"),
        pytest.param("from x by D.E; z", "d.e", "x", id="host in lower case"),
        pytest.param("rubbish", "", "", id="rubbish"),
        pytest.param("", "", "", id="empty"),
        pytest.param("from ((((( by mx; z", "", "", id="comment never closed"),
    ],
)
def test_a_hop_is_cut_into_its_clauses(value: str, by: str, sender: str) -> None:
    found = read_hop(value)
    assert (found.by, found.sender, found.raw) == (by, sender, value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fri, 31 Jul 2026 16:59:00", id="no zone"),
        pytest.param("Fri, 31 Jul 2026 16:59:00 -0000", id="zone unknown by its own word"),
        pytest.param("Fri, 31 Jul 2026 16:59:00 +9999", id="impossible zone"),
        pytest.param("Fri, 31 Jul 2026 16:59:00 +0260", id="impossible minutes"),
        pytest.param("Fri, 31 Jul 99999 16:59:00 +0200", id="year 99999"),
        pytest.param("Fri, 31 Jul 0001 00:59:00 +0200", id="falls off the calendar"),
        pytest.param("Sat, 31 Jul 2026 16:59:00 +0200", id="weekday contradicts"),
        pytest.param("Fri, 31 Jun 2026 16:59:00 +0200", id="no such day"),
        pytest.param("Fri, 31 Jul 26 16:59:00 +0200", id="two-digit year"),
        pytest.param("Fri, 31 Jul 2026 24:00:00 +0200", id="hour 24"),
        pytest.param("Fri, 31 Jul 2026 16:59:00 CEST", id="zone by name"),
        pytest.param("gisteren", id="words"),
        pytest.param("", id="empty"),
    ],
)
def test_a_moment_that_is_not_certain_is_none(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        pytest.param("Fri, 31 Jul 2026 17:00:01 +0200", "2026-07-31T15:00:01", id="summer"),
        pytest.param("31 Jul 2026 15:00 GMT (UTC)", "2026-07-31T15:00:00", id="no weekday, no seconds, comment"),
        pytest.param("Sun, 25 Oct 2026 02:30:00 +0200", "2026-10-25T00:30:00", id="first 02:30 of the autumn night"),
        pytest.param("Sun, 25 Oct 2026 02:30:00 +0100", "2026-10-25T01:30:00", id="second 02:30 of the autumn night"),
        pytest.param("Sun, 29 Mar 2026 02:30:00 +0100", "2026-03-29T01:30:00", id="spring night"),
    ],
)
def test_a_moment_with_its_zone_is_exact(text: str, utc: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S") == utc


def test_every_written_offset_gives_the_same_moment() -> None:
    base = dt.datetime(2026, 7, 31, 15, tzinfo=dt.UTC)
    for minutes in range(-14 * 60, 14 * 60 + 1, 15):
        local = base.astimezone(dt.timezone(dt.timedelta(minutes=minutes)))
        assert moment(local.strftime("%d Jul %Y %H:%M:%S %z") if local.day == 31 else local.strftime("%d Aug %Y %H:%M:%S %z")) == base
