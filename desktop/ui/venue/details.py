"""The first tab of the Venue page: the details, and the two codes that belong to the whole venue."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.codes import show_code
from desktop.domain.venue import Venue, VenueType
from desktop.ui.kit.buttons import Button, Chip
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import IconLabel, label, selectable
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import column, grid, row, sized, spaced
from desktop.ui.kit.tokens import Space
from desktop.ui.venue_form.form import NO_HOST_YET, hours_text
from desktop.ui.venue_form.type_field import type_title

_FEEDBACK_MS = 2500


class DeclarationCard(Translated, Card):
    """Inspectors are bound to the venue with this code."""

    def __init__(self, copy: QAction, rotate: QAction, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._code = ""
        self._shown = selectable(label("code"))
        self._text = label("second", wrap=True)
        self._copied = label("second")
        self._tick = IconLabel("check", "primary", 18)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FEEDBACK_MS)
        self._timer.timeout.connect(lambda: self._show_feedback(False))
        copy_button, rotate_button = Button("secondary", "copy"), Button("secondary", "rotate")
        copy_button.follow(copy)
        rotate_button.follow(rotate)
        self._actions = (copy, rotate)
        line = row(gap=Space.S)
        line.addWidget(self._shown)
        line.addSpacing(Space.S)
        line.addWidget(self._tick)
        line.addWidget(self._copied, 1)
        buttons = spaced(FlowLayout(), Space.S)
        buttons.addWidget(copy_button)
        buttons.addWidget(rotate_button)
        self.body.addLayout(line)
        self.body.addWidget(self._text)
        self.body.addLayout(buttons)
        self._shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show_feedback(False)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show the code of today."""
        if code != self._code:
            self._show_feedback(False)
        self._code = code
        self._shown.setText(show_code(code))

    def text(self) -> str:
        """The code as it is shown."""
        return self._shown.text()

    def copy(self) -> None:
        """Put the code on the clipboard, and say so for a moment."""
        QGuiApplication.clipboard().setText(self._code)
        self._show_feedback(True)
        self._timer.start()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Declaration code"))
        self._text.setText(self.tr("Give it to your inspectors: with it they are bound to this venue."))
        self._copied.setText(self.tr("Copied"))

    def _show_feedback(self, on: bool) -> None:
        self._tick.setVisible(on)
        self._copied.setVisible(on)


_ROWS = ("name", "poster_name", "uscc", "type", "region", "address", "place", "host", "opening_hours", "fever_place")


class DetailsCard(Translated, Card):
    """What is registered of the venue, to be read and copied."""

    def __init__(
        self, types: Sequence[VenueType], wording: QAction, sheet: QAction, parent: QWidget | None = None
    ) -> None:
        """``wording`` opens what posters and slips say, ``sheet`` prints all of this."""
        super().__init__(heading=True, gap=Space.L, parent=parent)
        self._types = tuple(types)
        self._venue: Venue | None = None
        self._names = {key: label("second") for key in _ROWS}
        self._values = {key: selectable(label("strong" if key == "name" else "body", wrap=True)) for key in _ROWS}
        self._host_chip = Chip("attention")
        lines = grid(gap=Space.L)
        lines.setColumnStretch(1, 1)
        for number, key in enumerate(_ROWS):
            sized(self._names[key], min_width=120)
            lines.addWidget(self._names[key], number, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(self._values[key], number, 1)
            self._names[key].setBuddy(self._values[key])
        lines.addWidget(self._host_chip, len(_ROWS), 1, Qt.AlignmentFlag.AlignLeft)
        self._changed = label("second")
        self._wording = Button("secondary", "posters")
        self._wording.follow(wording)
        buttons = spaced(FlowLayout(), Space.S)
        buttons.addWidget(self._wording)
        self._sheet = Button("secondary", "print")
        self._sheet.follow(sheet)
        buttons.addWidget(self._sheet)
        self.body.addLayout(lines)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self.body.addWidget(rule())
        self.body.addWidget(self._changed)
        self.retranslate()

    def show_venue(self, venue: Venue) -> None:
        """Show the venue as it is now."""
        self._venue = venue
        self.retranslate()

    def value(self, key: str) -> str:
        """What stands in a row."""
        return self._values[key].text()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Registered details"))
        words = (
            self.tr("Full name"),
            self.tr("Short name on posters"),
            self.tr("Credit code"),
            self.tr("Type"),
            self.tr("Region"),
            self.tr("Address"),
            self.tr("Coordinates"),
            self.tr("Website"),
            self.tr("Opening hours"),
            self.tr("Fever place"),
        )
        for key, text in zip(_ROWS, words, strict=True):
            self._names[key].setText(text)
        self._host_chip.setText(self.tr("Our own codes open no website yet"))
        if (venue := self._venue) is None:
            return
        kind = next((type_title(t) for t in self._types if t.name == venue.type), venue.type)
        shown = (
            venue.name,
            venue.poster_name or self.tr("Not given"),
            venue.uscc,
            kind,
            " ".join(venue.region.path),
            venue.address,
            self._place(venue),
            venue.host,
            hours_text(venue.opening_hours) or self.tr("Not given"),
            venue.fever_place or self.tr("Not given"),
        )
        for key, text in zip(_ROWS, shown, strict=True):
            self._values[key].setText(text)
        self._host_chip.setVisible(venue.host == NO_HOST_YET)
        self._changed.setText(self.tr("Last changed {when}").format(when=past_text(venue.updated_at)))

    def _place(self, venue: Venue) -> str:
        if venue.latitude is None or venue.longitude is None:
            return self.tr("Not given")
        return self.tr("{latitude}° N, {longitude}° E (WGS-84)").format(
            latitude=f"{venue.latitude:.6f}", longitude=f"{venue.longitude:.6f}"
        )


_DETAILS, _CODES = 420, 340
"""Least widths of the two halves, at 100 %."""


class DetailsTab(QWidget):
    """The details on the left, the cards of the two codes on the right."""

    def __init__(self, details: DetailsCard, declaration: Card, official: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        codes = QWidget()
        right = column(codes, gap=Space.L)
        right.addWidget(declaration)
        right.addWidget(official, 1)
        line = FoldingRow(self)
        line.add(details, width=_DETAILS, stretch=3)
        line.add(codes, width=_CODES, stretch=2)
