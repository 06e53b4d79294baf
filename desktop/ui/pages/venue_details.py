"""The first tab of the Venue page: the details, and the two codes that belong to the whole venue."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.venue import Venue, VenueType
from desktop.ui.dates import past_text
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, grid, row, sized
from desktop.ui.tokens import Space
from desktop.ui.venue.type_field import type_title
from desktop.ui.venue.venue_form import NO_HOST_YET
from desktop.ui.widgets.card import Card, rule
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.labels import label, selectable

_ROWS = ("name", "uscc", "type", "region", "address", "place", "host")


class DetailsCard(Translated, Card):
    """What is registered of the venue, to be read and copied."""

    def __init__(self, types: Sequence[VenueType], parent: QWidget | None = None) -> None:
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
        self.body.addLayout(lines)
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
            self.tr("Credit code"),
            self.tr("Type"),
            self.tr("Region"),
            self.tr("Address"),
            self.tr("Coordinates"),
            self.tr("Website"),
        )
        for key, text in zip(_ROWS, words, strict=True):
            self._names[key].setText(text)
        self._host_chip.setText(self.tr("Our own codes open no website yet"))
        if (venue := self._venue) is None:
            return
        kind = next((type_title(t) for t in self._types if t.name == venue.type), venue.type)
        shown = (
            venue.name,
            venue.uscc,
            kind,
            " ".join(venue.region.path),
            venue.address,
            self._place(venue),
            venue.host,
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


class DetailsTab(QWidget):
    """The details on the left, the cards of the two codes on the right."""

    def __init__(self, details: DetailsCard, declaration: Card, official: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        right = column(gap=Space.L)
        right.addWidget(declaration)
        right.addWidget(official, 1)
        line = row(self, Space.L)
        line.addWidget(details, 3)
        line.addLayout(right, 2)
