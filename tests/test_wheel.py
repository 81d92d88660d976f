"""What is shipped: a wheel with every folder and data file, that knows when a file of it was changed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from test_architecture import PACKAGES

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True, capture_output=True)
    return folder


def _diagnose(installed: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "toetssteen", "diagnose"], cwd=installed, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_wheel_holds_every_folder_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_wheel_holds_every_data_file(wheel: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True).stdout.split()
    with zipfile.ZipFile(wheel) as archive:
        assert set(tracked) - set(archive.namelist()) == set()


def test_what_is_installed_is_what_was_shipped(installed: Path) -> None:
    done = _diagnose(installed)
    assert "zijn gelijk aan wat is geleverd" in done.stdout
    assert done.returncode == 0, done.stdout


def test_a_changed_file_is_named(installed: Path) -> None:
    path = installed / "intake" / "receipt.py"
    before = path.read_bytes()
    path.write_bytes(before + b"\n# anders\n")
    try:
        done = _diagnose(installed)
    finally:
        path.write_bytes(before)
    assert done.returncode == 1
    assert "intake/receipt.py is niet het bestand dat is geleverd" in done.stdout.replace("\\", "/")
