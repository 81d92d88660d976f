"""Whole mails at the boundary seconds of closing, with forged and shuffled headers: none ends on the wrong side."""

import datetime as dt
import random
from pathlib import Path

import pytest

from checklist.finding import Timeliness
from checklist.timing import timeliness
from intake.mail import read_message
from intake.message import Place
from intake.originals import Originals
from intake.receipt import RelaySettings

CLOSES = dt.datetime.fromisoformat("2026-07-31T17:00:00+02:00")
BOUNDARY = CLOSES + dt.timedelta(seconds=59)
SECONDS = {"17:00:00": Timeliness.ON_TIME, "17:00:59": Timeliness.BOUNDARY, "17:01:00": Timeliness.LATE}
OWN = "Received: from mx.zk.test (mx.zk.test [10.0.0.5]) by postbus.zk.test with LMTP; Fri, 31 Jul 2026 17:04:00 +0200"
STRANGE = ("mail.aanbieder.test ([203.0.113.9])", "mx.zk.test (mx.zk.test [10.0.0.5])", "localhost ([127.0.0.1])", "evil ([192.168.1.1])")
CLAIMED = ("mx.zk.test", "MX.ZK.TEST.", "postbus.zk.test", "mx2.zk.test", "uit.aanbieder.test")
OTHER = ("From: a@aanbieder.test", "To: oco@zk.test", "Subject: inschrijving", "X-Received-By: mx.zk.test", "Message-ID: <1@a>")
NAMED = RelaySettings(hosts=("mx.zk.test",), domains=("zk.test",))
ONLY_DOMAIN = RelaySettings(hosts=(), domains=("zk.test",))
UNKNOWN = RelaySettings(hosts=(), domains=())


def forged(chance: random.Random, *, early: bool) -> str:
    """A line that anybody may write below the true ones: at a time that would help, or would harm."""
    hour = chance.randrange(8, 16) if early else chance.randrange(18, 23)
    written = f"Fri, 31 Jul 2026 {hour:02}:{chance.randrange(60):02}:00 {chance.choice(['+0200', '+0000', '(CEST)', '-0700'])}"
    return f"Received: from {chance.choice(STRANGE)} by {chance.choice(CLAIMED)} with ESMTPS; {written}"


def mail(second: str, chance: random.Random) -> bytes:
    """The true lines above, any number of forged ones below, and the other headers in any order among them."""
    true = f"Received: from mail.aanbieder.test ([203.0.113.9]) by mx.zk.test with ESMTPS; Fri, 31 Jul 2026 {second} +0200"
    received = [OWN, true, *(forged(chance, early=chance.random() < 0.7) for _ in range(chance.randrange(6)))]
    dates = [f"Date: Fri, 31 Jul 2026 {chance.randrange(8, 23):02}:00:00 +0200" for _ in range(chance.randrange(3))]
    headers = list(received)
    for line in chance.sample([*OTHER, *dates], len(OTHER) + len(dates)):
        headers.insert(chance.randrange(len(headers) + 1), line)
    return "\r\n".join((*headers, "", "Bijgaand.")).encode()


@pytest.mark.parametrize("second", SECONDS)
@pytest.mark.parametrize("relays", [NAMED, ONLY_DOMAIN, UNKNOWN], ids=["relay named", "domain named", "nothing named"])
def test_five_hundred_header_orders_at_a_boundary_second(second: str, relays: RelaySettings, tmp_path: Path) -> None:
    """A named relay gives the true answer every time; without one it may be a question, never the wrong side."""
    chance = random.Random(f"{second} {relays}")  # noqa: S311 - a fixed seed, no secret
    originals = Originals(tmp_path)
    seen: set[Timeliness] = set()
    for _ in range(500):
        message = read_message(mail(second, chance), places=(Place(source="a", position="b"),), originals=originals, relays=relays)
        state, _ = timeliness(message.receipt.at, CLOSES, BOUNDARY, others=message.receipt.or_at)
        seen.add(state)
    assert seen - {Timeliness.UNCERTAIN} <= {SECONDS[second]}
    assert relays is not NAMED or seen == {SECONDS[second]}
