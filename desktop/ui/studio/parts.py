"""Parts of the properties that every kind of element has, and what all parts are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from desktop.posters.document.layout import Element, Frame, PageFormat
from desktop.posters.editing.arrange import around
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.hits import box_of
from desktop.services.posters.studio import DraftPoster, VenueValues
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space
from desktop.ui.studio.measures import LengthField

_FARTHEST, _LARGEST, _WIDEST_PAGE = 5000.0, 5000.0, 2000.0


@dataclass(frozen=True, slots=True)
class Looked:
    """What the properties are about: the editor, the elements that are selected, what is shown, and the venue's values
    (the gate's that is looked at by ``gate_id``)."""

    editor: Editor
    chosen: tuple[Element, ...]
    draft: DraftPoster | None
    values: VenueValues
    gate_id: str | None

    @property
    def locked(self) -> bool:
        """Whether none of the elements may be changed."""
        return bool(self.chosen) and all(e.lock for e in self.chosen)


class Part(Translated, QWidget):
    """Some fields of the properties. It changes the editor itself, which then shows everything anew."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked: Looked | None = None
        self.form = FormGrid(columns)
        self.box = column(self, gap=Space.S)
        self.box.addWidget(self.form)

    def applies(self, looked: Looked) -> bool:
        """Whether it has anything to say about what is selected."""
        raise NotImplementedError

    def fill(self, looked: Looked) -> None:
        """Show what is selected now; nothing typed by a person is touched. A part extends this."""
        self._looked = looked
        self.setEnabled(not looked.locked)

    @property
    def editor(self) -> Editor | None:
        """The editor of what is shown."""
        return self._looked.editor if self._looked is not None else None

    def end(self) -> None:
        """A field was left: what comes next is undone by itself."""
        if self.editor is not None:
            self.editor.finish()
            if self._looked is not None:
                self.fill(replace(self._looked, chosen=selected_of(self._looked.editor)))


def selected_of(editor: Editor) -> tuple[Element, ...]:
    """The selected elements as they are at the gate."""
    return tuple(e for e in editor.elements if e.id in editor.selected)


class PlacePart(Part):
    """Where elements are, how large, and how turned. Of several: where they are together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.left, self.top = LengthField(-_FARTHEST, _FARTHEST, "mm"), LengthField(-_FARTHEST, _FARTHEST, "mm")
        self.across, self.down = LengthField(0.0, _LARGEST, "mm"), LengthField(0.0, _LARGEST, "mm")
        self.rotation = LengthField(-360.0, 360.0, "°")
        for key, field in (
            ("x", self.left),
            ("y", self.top),
            ("width", self.across),
            ("height", self.down),
            ("rotation", self.rotation),
        ):
            self.form.add_row(key, field)
            field.left.connect(self.end)
        self.left.typed.connect(lambda to: self._move(to - self._box().x, 0.0, "x"))
        self.top.typed.connect(lambda to: self._move(0.0, to - self._box().y, "y"))
        self.across.typed.connect(lambda to: self._resize(to, None))
        self.down.typed.connect(lambda to: self._resize(None, to))
        self.rotation.typed.connect(self._turn)
        self.retranslate()

    def applies(self, looked: Looked) -> bool:
        return bool(looked.chosen)

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        if not looked.chosen:
            return
        frames = [e.frame for e in looked.chosen]
        box = self._box()
        self.across.set_least(min(1.0, *(f.width for f in frames)))
        self.down.set_least(min(1.0, *(f.height for f in frames)))
        self.left.show_shared([box.x])
        self.top.show_shared([box.y])
        self.across.show_shared([f.width for f in frames])
        self.down.show_shared([f.height for f in frames])
        self.rotation.show_shared([e.rotation for e in looked.chosen])

    def retranslate(self) -> None:
        self.form.set_words("x", self.tr("Left"))
        self.form.set_words("y", self.tr("Top"))
        self.form.set_words("width", self.tr("Width"))
        self.form.set_words("height", self.tr("Height"))
        self.form.set_words("rotation", self.tr("Rotation"))

    def _box(self) -> Frame:
        """The frame of one element, the box around several."""
        assert self._looked is not None
        chosen = selected_of(self._looked.editor)
        if len(chosen) == 1:
            return chosen[0].frame
        return around({e.id: box_of(e) for e in chosen}) if chosen else Frame(0, 0, 0, 0)

    def _move(self, right: float, down: float, key: str) -> None:
        if self.editor is not None:
            self.editor.move(right, down, key=f"field-{key}")

    def _resize(self, width: float | None, height: float | None) -> None:
        if self.editor is None:
            return
        frames = {
            e.id: replace(
                e.frame,
                width=e.frame.width if width is None else width,
                height=e.frame.height if height is None else height,
            )
            for e in selected_of(self.editor)
        }
        self.editor.place(frames, key="field-width" if height is None else "field-height")

    def _turn(self, angle: float) -> None:
        if self.editor is not None:
            self.editor.rotate({e.id: angle for e in selected_of(self.editor)}, key="field-rotation")


class PagePart(Part):
    """The page, where nothing is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._fields = {
            "width": LengthField(20.0, _WIDEST_PAGE, "mm"),
            "height": LengthField(20.0, _WIDEST_PAGE, "mm"),
            "safe": LengthField(0.0, 50.0, "mm"),
            "bleed": LengthField(0.0, 20.0, "mm"),
        }
        for key, field in self._fields.items():
            self.form.add_row(key, field)
            field.typed.connect(lambda value, name=key: self._change(name, value))
            field.left.connect(self.end)
        self.retranslate()

    def applies(self, looked: Looked) -> bool:
        return not looked.chosen

    def fill(self, looked: Looked) -> None:
        super().fill(looked)
        page = looked.editor.layout.page
        for key, field in self._fields.items():
            field.show_shared([_measure(page, key)])
        for key in ("width", "height"):
            # Its copies stand in fixed places of the sheet.
            self._fields[key].setEnabled(page.imposition is None)

    def field(self, name: str) -> LengthField:
        """The field of a property of the page."""
        return self._fields[name]

    def retranslate(self) -> None:
        self.form.set_words("width", self.tr("Width"))
        self.form.set_words("height", self.tr("Height"))
        self.form.set_words("safe", self.tr("Margin"))
        self.form.set_words("bleed", self.tr("Bleed"))

    def _change(self, name: str, value: float) -> None:
        if self.editor is not None:
            page = self.editor.layout.page
            changed = {
                "width": replace(page, width=value),
                "height": replace(page, height=value),
                "safe": replace(page, safe=value),
                "bleed": replace(page, bleed=value),
            }
            self.editor.set_page(changed[name], key=f"page-{name}")


def _measure(page: PageFormat, name: str) -> float:
    return {"width": page.width, "height": page.height, "safe": page.safe, "bleed": page.bleed}[name]


def of_kind(elements: Sequence[Element], kind: type) -> tuple[Element, ...]:
    """The elements with properties of a kind."""
    return tuple(e for e in elements if isinstance(e.props, kind))
