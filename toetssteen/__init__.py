"""The application: commands, the order of the stages, the register. Nobody imports it."""

from importlib.metadata import version

PROGRAM = f"toetssteen {version('toetssteen')}"
