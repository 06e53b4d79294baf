"""The built-in layouts: files in ``resources/templates``, read when they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import load


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template for lists. Sizes are those of the paper. ``labels`` are the copies of a sheet that are used
    one by one, 1 for a page. ``changed_at`` (UTC ms) is that of the venue's own ones, 0 for a built-in one."""

    id: str
    sheet: str
    name: Message
    width_mm: float
    height_mm: float
    large_print: bool
    labels: int = 1
    changed_at: int = 0

    @property
    def is_own(self) -> bool:
        """Whether the venue has made it itself."""
        return self.changed_at > 0


class TemplateLibrary:
    """The templates of one folder. A template is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._layouts: dict[str, Layout] = {}

    def list(self) -> tuple[TemplateInfo, ...]:
        """All templates, the usual one first."""
        return tuple(self._info(template_id, name) for template_id, name in _names().items())

    def layout(self, template_id: str) -> Layout:
        """One template. Raises ``BadInput`` for an unknown one."""
        if template_id not in _names():
            raise BadInput.at(
                "template",
                message(
                    "templates",
                    "There is no template {id}. Choose one of {choices}.",
                    id=template_id,
                    choices=", ".join(_names()),
                ),
            )
        if template_id not in self._layouts:
            try:
                text = (self._folder / f"{template_id}.json").read_bytes()
            except OSError as error:
                raise UserError(
                    message(
                        "templates",
                        "The template {id} is missing from the program's folder. Install VenueDesk again.",
                        id=template_id,
                    )
                ) from error
            self._layouts[template_id] = load(text)
        return self._layouts[template_id]

    def _info(self, template_id: str, name: Message) -> TemplateInfo:
        layout = self.layout(template_id)
        width, height = layout.page.sheet
        return TemplateInfo(template_id, layout.sheet, name, width, height, layout.large_print, layout.page.labels)


def _names() -> Mapping[str, Message]:
    return {
        "a4": message("templates", "A4 standard"),
        "a4-wide": message("templates", "A4 wide"),
        "a4-large": message("templates", "A4 large print"),
        "a3": message("templates", "A3 large"),
        "a5": message("templates", "A5 small"),
        "tent": message("templates", "Table tent"),
        "counter": message("templates", "Counter card"),
        "stickers": message("templates", "Sticker sheet"),
        "labels-21": message("templates", "Small labels"),
        "badge": message("templates", "Badge"),
        "floor": message("templates", "Floor sticker"),
    }
