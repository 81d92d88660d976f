"""Measures intake: a 30 MB mail, 5,000 mails, and the ratio to plain stdlib parsing. Run: `python tests/bench_intake.py`.

Prints figures; judges nothing. Each measurement runs in a process of its own, so that peak memory is its own.
"""

import base64
import email
import email.policy
import random
import resource
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path


def large_mail(size: int) -> bytes:
    """A mail with two attachments that together make about `size` bytes on the wire."""
    chance = random.Random(7)  # noqa: S311 - bytes, not secrets
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"], message["Subject"] = "a@b.example", "oco@vgz.nl", "Groot"
    message.set_content("Zie de bijlagen.")
    for name in ("een.pdf", "twee.pdf"):
        content = b"%PDF-1.7\n" + chance.randbytes(int(size / 2 / 4 * 3))
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def small_mails(count: int) -> list[bytes]:
    chance = random.Random(8)  # noqa: S311 - bytes, not secrets
    mails = []
    for number in range(count):
        words = base64.b64encode(chance.randbytes(9_000)).decode()
        message = EmailMessage(policy=email.policy.SMTP)
        message["From"], message["Subject"], message["Message-ID"] = f"x{number}@b.example", f"Mail {number}", f"<{number}@b>"
        message.set_content(words[:2000])
        message.add_attachment(chance.randbytes(12_000), maintype="application", subtype="pdf", filename=f"{number}.pdf")
        mails.append(message.as_bytes())
    return mails


def read_all(folder: Path) -> None:
    """What `beoordeel` does with each message: store, open, list every leaf."""
    from intake.mail import read_message
    from intake.originals import Originals
    from intake.receipt import RelaySettings
    from intake.sources import open_source

    with tempfile.TemporaryDirectory() as store:
        originals = Originals(Path(store))
        start = resource.getrusage(resource.RUSAGE_SELF)
        leaves = sum(
            len(read_message(raw.data, places=(raw.place,), originals=originals, relays=RelaySettings()).leaves)
            for raw in open_source(str(folder))
        )
    _told(start, f"toetssteen: {leaves} leaves")


def parse_all(folder: Path) -> None:
    """The limit beside it: the standard library, parsing and decoding every part, storing nothing."""
    start = resource.getrusage(resource.RUSAGE_SELF)
    count = 0
    for path in sorted(folder.iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for part in message.walk():
            if not part.is_multipart():
                part.get_payload(decode=True)
                count += 1
    _told(start, f"stdlib email: {count} parts")


def _told(start: resource.struct_rusage, what: str) -> None:
    now = resource.getrusage(resource.RUSAGE_SELF)
    user, system = now.ru_utime - start.ru_utime, now.ru_stime - start.ru_stime
    print(f"  {what}; user {user:.2f} s, system {system:.2f} s, peak {_peak():.0f} MiB")  # noqa: T201


def _peak() -> float:
    """MiB held at most by this process; ru_maxrss would count what its parent held."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        sets = {"one mail of 30 MB": [large_mail(30_000_000)], "5,000 mails of 28 kB": small_mails(5_000)}
        for name, mails in sets.items():
            folder = Path(place) / name.replace(" ", "_")
            folder.mkdir()
            for number, content in enumerate(mails):
                (folder / f"{number:05}.eml").write_bytes(content)
            print(name)  # noqa: T201
            for what in ("read_all", "parse_all"):
                begin = time.monotonic()
                code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import bench_intake, pathlib; "
                subprocess.run([sys.executable, "-c", code + f"bench_intake.{what}(pathlib.Path({str(folder)!r}))"], check=True)
                print(f"    wall {time.monotonic() - begin:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
