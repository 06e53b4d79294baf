"""What setting posters and papers needs: fonts, templates, codes and translations, read once and shared."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalogue import Catalogue

if TYPE_CHECKING:
    from desktop.posters.codes.qr import CodeMaker
    from desktop.posters.document.templates import TemplateLibrary
    from desktop.posters.typesetting.fonts import FontLibrary


class Typesetting:
    """What composing and painting need. Nothing of it is read, nor imported, before it is used: a command that prints
    nothing opens a desk a tenth faster."""

    def __init__(self, resources: Path, catalogue: Catalogue) -> None:
        self.resources = resources
        self.catalogue = catalogue

    @cached_property
    def templates(self) -> TemplateLibrary:
        from desktop.posters.document.templates import TemplateLibrary

        return TemplateLibrary(self.resources / "templates")

    @property
    def font_folder(self) -> Path:
        """Where the typefaces lie that papers are set in."""
        return self.resources / "fonts"

    @cached_property
    def fonts(self) -> FontLibrary:
        from desktop.posters.typesetting.fonts import FontLibrary

        return FontLibrary(self.font_folder)

    @cached_property
    def codes(self) -> CodeMaker:
        from desktop.posters.codes.qr import CodeMaker

        return CodeMaker()
