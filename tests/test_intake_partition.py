"""Every byte of a mail is in exactly one span, whatever the mail looks like, and every part is found."""

import random
import time

import pytest
from mail_pieces import TOP, attachment, mail, multipart, words

from intake.partition import Flaw, Partition, partition


def whole(raw: bytes) -> Partition:
    """Divide, and check that the spans are the message."""
    divided = partition(raw)
    place = 0
    for span in divided.spans:
        assert span.start == place
        assert span.end > span.start
        place = span.end
    assert place == len(raw)
    return divided


def parts(raw: bytes) -> list[str]:
    return [piece.part for piece in whole(raw).pieces if not piece.is_multipart]


def flaws(raw: bytes) -> set[Flaw]:
    return {flaw for flaw, _ in whole(raw).flaws}


INNER = multipart([words("a"), words("b", kind="text/html")], subtype="alternative", boundary="binnen")


@pytest.mark.parametrize(
    ("raw", "found", "damage"),
    [
        pytest.param(TOP + b"\r\nhallo", ["1"], set(), id="plain mail"),
        pytest.param(mail(words("a"), attachment("b.pdf")), ["1", "2"], set(), id="two parts"),
        pytest.param(mail(INNER, attachment("b.pdf")), ["1.1", "1.2", "2"], set(), id="nested"),
        pytest.param(mail(INNER, attachment("b.pdf")).replace(b"\r\n", b"\n"), ["1.1", "1.2", "2"], set(), id="bare line feeds"),
        pytest.param(mail(INNER, attachment("b.pdf")).replace(b"\r\n", b"\r"), ["1.1", "1.2", "2"], set(), id="bare carriage returns"),
        pytest.param(mail(words("a"), close=False), ["1"], {Flaw.NOT_CLOSED}, id="closing line missing"),
        pytest.param(
            mail(words("a")) + b"--grens\r\n" + words("b") + b"\r\n--grens--\r\n", ["1", "2"], {Flaw.AFTER_CLOSE}, id="part after the end"
        ),
        pytest.param(
            TOP + b"Content-Type: multipart/mixed\r\n\r\n--X\r\nContent-Type: text/plain\r\n\r\na\r\n--X--",
            ["1"],
            {Flaw.GUESSED_BOUNDARY},
            id="boundary not named",
        ),
        pytest.param(
            TOP + b"Content-Type: multipart/mixed; boundary=niet\r\n\r\n--X\r\nContent-Type: text/plain\r\n\r\na\r\n--X\r\n\r\nb\r\n--X--",
            ["1", "2"],
            {Flaw.GUESSED_BOUNDARY},
            id="another boundary",
        ),
        pytest.param(TOP + b"Content-Type: multipart/mixed; boundary=g\r\n\r\nniets", [], {Flaw.NO_PARTS}, id="no parts at all"),
        pytest.param(
            mail(INNER.replace(b"--binnen--\r\n", b""), attachment("b.pdf")),
            ["1.1", "1.2", "2"],
            {Flaw.NOT_CLOSED},
            id="inner multipart not closed",
        ),
        pytest.param(
            mail(multipart([words("a")], boundary="grens-2"), words("b")), ["1.1", "2"], set(), id="inner boundary begins as the outer"
        ),
        pytest.param(mail(b"zonder koppen"), ["1"], set(), id="part without headers"),
        pytest.param(b"Subject: x\r\ngeen veld en geen lege regel\r\n", ["1"], {Flaw.BROKEN_HEADER}, id="header breaks off"),
        pytest.param(b"Subject: x\r\nkapotte regel\r\nFrom: a@b.test\r\n\r\nhallo", ["1"], set(), id="stray line between fields"),
        pytest.param(b"", ["1"], set(), id="empty"),
        pytest.param(b"--", ["1"], set(), id="two dashes"),
        pytest.param(b"\r\n\r\n", ["1"], set(), id="only empty lines"),
    ],
)
def test_parts_are_found_and_damage_is_named(raw: bytes, found: list[str], damage: set[Flaw]) -> None:
    assert parts(raw) == found
    assert flaws(raw) == damage


def test_a_boundary_of_an_outer_multipart_ends_the_inner_ones() -> None:
    raw = mail(multipart([words("a")], boundary="b", close=False), words("c"))
    pieces = {piece.part: raw[slice(*piece.body)] for piece in whole(raw).pieces if not piece.is_multipart}
    assert pieces["1.1"].strip() == b"a"
    assert pieces["2"] == b"c"


def test_a_cut_off_part_is_marked() -> None:
    raw = mail(words("a"), attachment("half.pdf"))[:-30]
    assert [piece.is_cut_off for piece in whole(raw).pieces] == [False, False, True]


def test_the_line_end_before_a_boundary_is_not_content() -> None:
    raw = mail(words("regel\r\n"), attachment("x", b"y"))
    bodies = [raw[slice(*piece.body)] for piece in whole(raw).pieces if not piece.is_multipart]
    assert bodies == [b"regel\r\n", b"y"]


def test_five_thousand_deep_in_a_moment() -> None:
    heads = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(5000))
    tails = b"".join(b"\r\n--b%d--\r\n" % n for n in reversed(range(5000)))
    start = time.process_time()
    divided = whole(TOP + heads + attachment("kern.pdf") + tails)
    assert time.process_time() - start < 5
    assert len([piece for piece in divided.pieces if not piece.is_multipart]) == 1
    assert not divided.flaws
    assert max(len(piece.part) for piece in divided.pieces) < 200


def test_twenty_thousand_parts_in_a_moment() -> None:
    start = time.process_time()
    assert len(parts(mail(*[b"\r\nx"] * 20_000))) == 20_000
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(TOP + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--a\r\nContent-Type: a\r\n" * 40_000, id="guesses"),
        pytest.param(mail(words("a")) + b"--grens\r\n--grens--\r\n" * 40_000, id="opened and closed again"),
        pytest.param(TOP + b"kapot\r\nx-a: b\r\n" * 80_000, id="stray lines"),
        pytest.param(mail(b"--\r\n" * 300_000), id="dashes"),
        pytest.param(
            mail(*[b'Content-Type: multipart/mixed; boundary="nooit"\r\n\r\n--q\r\nContent-Type: a/b\r\n\r\n'] * 5_000),
            id="absent boundaries",
        ),
    ],
)
def test_hostile_structure_costs_no_more_than_its_length(raw: bytes) -> None:
    start = time.process_time()
    whole(raw)
    assert time.process_time() - start < 5


def test_names_of_parts_are_unique() -> None:
    raw = mail(INNER, multipart([INNER, words("x")], boundary="midden")) + b"--grens\r\n" + words("na") + b"\r\n--grens--\r\n"
    found = [piece.part for piece in whole(raw).pieces]
    assert len(set(found)) == len(found)


def test_twenty_thousand_damaged_mails_stay_whole() -> None:
    chance = random.Random(1)  # noqa: S311 - a fixed seed, no secret
    seeds = [
        mail(INNER, attachment("b.pdf"), words("c")),
        mail(multipart([INNER, attachment("x")], boundary="m"), close=False) + mail(words("a")),
        TOP + b"Content-Type: multipart/mixed\r\n\r\n--X\r\nContent-Type: text/plain\r\n\r\na\r\n--X--",
    ]
    for _ in range(20_000):
        raw = damaged(chance.choice(seeds), chance)
        divided = whole(raw)
        names = [piece.part for piece in divided.pieces]
        assert len(set(names)) == len(names)
        bodies = [span for span in divided.spans if span.kind.value == "body"]
        leaves = [piece for piece in divided.pieces if not piece.is_multipart and piece.body[0] < piece.body[1]]
        assert len(bodies) == len(leaves)


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """A few cuts, copies and strange bytes."""
    made = bytearray(raw)
    for _ in range(chance.randrange(1, 6)):
        a, b = sorted(chance.randrange(len(made) + 1) for _ in range(2))
        b = min(b, a + 60)
        match chance.randrange(5):
            case 0:
                del made[a:b]
            case 1:
                made[a:a] = made[a:b]
            case 2:
                made[a:b] = bytes(chance.randrange(256) for _ in range(b - a))
            case 3:
                made[a:a] = chance.choice([b"\r\n", b"--grens\r\n", b"--binnen--\r\n", b"\r\n\r\n", b"--", b"\x00", b'boundary="'])
            case _:
                del made[b:]
        made = made or bytearray(b"x")
    return bytes(made)
