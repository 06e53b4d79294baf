"""The manual with the keys of this program's commands, for the command line."""

from desktop import __version__
from desktop.app.program import Program
from desktop.manual.manual import Manual
from desktop.manual.pdf import manual_pdf
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.key_table import key_table


def manual_paper(program: Program, language: str) -> bytes:
    """The whole manual in ``zh`` or ``en`` as a PDF."""
    catalogue = program.catalogue
    keys = key_table(COMMANDS.values(), lambda text: catalogue.text(text, language))
    manual = Manual(program.resources / "help", language, keys)
    return manual_pdf(manual, program.resources / "fonts", catalogue, __version__)
