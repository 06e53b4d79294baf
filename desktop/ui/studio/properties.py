"""The card of properties: of the selected elements, or of the page where none is selected."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.messages import message
from desktop.posters.editing.labels import label_of
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.tokens import Space
from desktop.ui.studio.look_parts import ArrowPart, CodePart, PicturePart, ShapePart
from desktop.ui.studio.parts import Looked, PagePart, Part, PlacePart
from desktop.ui.studio.text_part import TextPart


class PropertiesCard(Translated, Card):
    """Parts for every kind; those that have something to say are shown."""

    def __init__(self, replace_picture: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.M, margins=(16, 14), parent=parent)
        self._looked: Looked | None = None
        self._locked = label("attention", wrap=True)
        self._locked.hide()
        self.place, self.page = PlacePart(), PagePart()
        self.text, self.code, self.picture = TextPart(), CodePart(), PicturePart()
        self.shape, self.arrow = ShapePart(), ArrowPart()
        self._parts: tuple[Part, ...] = (
            self.place,
            self.text,
            self.code,
            self.picture,
            self.shape,
            self.arrow,
            self.page,
        )
        self.body.addWidget(self._locked)
        for part in self._parts:
            part.hide()
            self.body.addWidget(part)
        self.picture.replace_wanted.connect(replace_picture)
        self.retranslate()

    def fill(self, looked: Looked) -> None:
        """Show what is selected now."""
        self._looked = looked
        for part in self._parts:
            applies = part.applies(looked)
            if applies:
                part.fill(looked)
            part.setHidden(not applies)
        self._locked.setHidden(not looked.locked)
        self._name()

    def retranslate(self) -> None:
        self._locked.setText(self.tr("Locked. Unlock it to change it."))
        self._name()

    def _name(self) -> None:
        looked = self._looked
        chosen = looked.chosen if looked is not None else ()
        if looked is None or not chosen:
            self.set_heading(self.tr("Page"))
        elif len(chosen) == 1:
            self.set_heading(sentence(label_of(chosen[0], looked.editor.language)))
        else:
            self.set_heading(sentence(message("studio", "{count} elements", count=len(chosen))))
