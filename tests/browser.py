"""A real Chromium for the tests, spoken to over its own pipe (Chrome DevTools Protocol): no driver and no library needed.

Nothing is fetched: the browser runs without network services, and every request and dialog of a page is counted.
"""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WHY_NOT = "no chromium on this machine (Debian: apt-get install chromium)"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--remote-debugging-pipe",
    "--force-color-profile=srgb", "--disable-dev-shm-usage",
)  # fmt: skip
PATIENCE = 60.0  # seconds that one answer may take


def saved(pages: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """Each page as a file that a browser can open, by its name."""
    found = {name: folder / f"{number}.html" for number, name in enumerate(pages)}
    for name, path in found.items():
        path.write_text(pages[name], encoding="utf-8")
    return found


class Browser:
    """One browser with one page; use it in a `with` statement."""

    def __enter__(self) -> Self:
        assert CHROMIUM, WHY_NOT
        self._home = tempfile.mkdtemp(prefix="toetssteen-browser-")
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={self._home}", "about:blank"]
        wired = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'  # the protocol is spoken on descriptors 3 and 4
        self._process = subprocess.Popen(
            ["bash", "-c", wired, "chromium", *command],
            pass_fds=(theirs_in, theirs_out), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._out, self._in, self._read = ours_out, ours_in, b""
        self._numbers = itertools.count(1)
        self._events: deque[dict[str, Any]] = deque()
        self._session = ""
        target = self.say("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.say("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.say(f"{domain}.enable")
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self._out)
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._in)
        shutil.rmtree(self._home, ignore_errors=True)

    def say(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer; what happens meanwhile is kept as an event."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        whole = json.dumps(message).encode() + b"\0"
        while whole:
            whole = whole[os.write(self._out, whole) :]
        while True:
            heard = self._hear(PATIENCE)
            assert heard is not None, f"the browser does not answer {method}"
            if heard.get("id") == number:
                assert "error" not in heard, f"{method}: {heard['error']}"
                result: dict[str, Any] = heard["result"]
                return result
            self._event(heard)

    def _hear(self, seconds: float) -> dict[str, Any] | None:
        """The next message, or None when none comes in time."""
        until = time.monotonic() + seconds
        while b"\0" not in self._read:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            more = os.read(self._in, 1 << 20)
            assert more, "the browser went away"
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def _event(self, heard: dict[str, Any]) -> None:
        self._events.append(heard)
        if heard.get("method") == "Page.javascriptDialogOpening":
            number = next(self._numbers)
            answer = {"id": number, "method": "Page.handleJavaScriptDialog", "params": {"accept": False}, "sessionId": self._session}
            os.write(self._out, json.dumps(answer).encode() + b"\0")

    def events(self, method: str, *, seconds: float = 0.0) -> list[dict[str, Any]]:
        """What of this kind happened until now, and in the seconds that follow."""
        until = time.monotonic() + seconds
        while (heard := self._hear(max(0.0, until - time.monotonic()))) is not None:
            if "method" in heard:
                self._event(heard)
        return [event["params"] for event in self._events if event.get("method") == method]

    def forget(self) -> None:
        """Begin counting anew."""
        self.events("")
        self._events.clear()

    def open(self, page: Path) -> None:
        """Show a file and wait until it is loaded."""
        self.forget()
        self.say("Page.navigate", url=page.resolve().as_uri())
        until = time.monotonic() + PATIENCE
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            heard = self._hear(max(0.1, until - time.monotonic()))
            assert heard is not None, f"{page} does not load"
            if "method" in heard:
                self._event(heard)

    def window(self, wide: int, high: int) -> None:
        """The size of the screen in CSS pixels."""
        self.say("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=1, mobile=False)

    def media(self, kind: str = "", **features: str) -> None:
        """Pretend a kind of medium ("print") and what its user prefers (forced_colors="active")."""
        wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.say("Emulation.setEmulatedMedia", media=kind, features=wanted)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.say("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def key(self, name: str, *, code: int, shift: bool = False) -> None:
        """Press and release a key."""
        for kind in ("rawKeyDown", "keyUp"):
            self.say("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, modifiers=8 if shift else 0)

    def picture(self, *, whole: bool = False) -> bytes:
        """A PNG of the screen, or of the whole page."""
        return base64.b64decode(self.say("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"])

    def printed(self) -> bytes:
        """A PDF of the page as it would be printed, on the paper that the page asks for."""
        return base64.b64decode(self.say("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])
