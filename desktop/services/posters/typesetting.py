"""The poster press: fonts, templates and codes, read once and shared by everything that makes posters."""

from functools import cached_property
from pathlib import Path

from desktop.posters.fonts import FontBook
from desktop.posters.qr import CodeMaker
from desktop.posters.templates import TemplateShelf


class Press:
    """What composing and painting need; nothing of it is read before it is used."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources

    @cached_property
    def shelf(self) -> TemplateShelf:
        return TemplateShelf(self._resources / "templates")

    @property
    def font_folder(self) -> Path:
        """Where the typefaces lie that papers are set in."""
        return self._resources / "fonts"

    @cached_property
    def fonts(self) -> FontBook:
        return FontBook(self.font_folder)

    @cached_property
    def codes(self) -> CodeMaker:
        return CodeMaker()
