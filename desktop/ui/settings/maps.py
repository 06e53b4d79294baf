"""The map that places are picked on: which one this PC has, and the dialog that chooses another."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.maps.mbtiles import SUFFIX
from desktop.services.maps.choosing import MapChoiceService
from desktop.services.maps.maps import DATUMS, MapChoice, MapKind
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.files import FileField
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs

_KINDS = {
    MapKind.NONE: message("MapSettings", "No map: a grid with the cities"),
    MapKind.FILE: message("MapSettings", "Map file (MBTiles)"),
    MapKind.SERVER: message("MapSettings", "Map server of the office"),
}
_EXAMPLE = "https://map.example.cn/{z}/{x}/{y}.png"


class MapFileField(FileField):
    """A map in a file."""

    endings = (SUFFIX,)

    def title(self) -> str:
        return self.tr("The map file")

    def kind(self) -> str:
        return self.tr("Maps of pictures")


def map_words(choice: MapChoice) -> str:
    """Which map is chosen, in a few words."""
    if choice.kind is MapKind.FILE:
        return Path(choice.place).name
    return choice.place.partition("{")[0] if choice.kind is MapKind.SERVER else sentence(_KINDS[MapKind.NONE])


class MapSettingsDialog(FormDialog):
    """A file is looked into before it is kept."""

    def __init__(self, choices: MapChoiceService, now: MapChoice, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, width=560)
        self._choices, self._now = choices, now
        self.kind, self.file, self.server = Select(), MapFileField(), TextField()
        self.datum, self.attribution = Select(), TextField()
        self.form.add_row("kind", self.kind)
        self.form.add_row("file", self.file)
        self.form.add_row("server", self.server)
        self.form.add_row("datum", self.datum)
        self.form.add_row("attribution", self.attribution)
        self.kind.activated.connect(lambda _: self._show_rows())
        self.retranslate()
        self._show(now)

    def is_dirty(self) -> bool:
        return self._choice() != self._now

    def check(self) -> Sequence[Problem]:
        choice = self._choice()
        if choice.kind is MapKind.NONE or choice.place:
            return ()
        return (Problem(choice.kind, message("MapSettings", "Choose the map, or no map.")),)

    def work(self) -> Callable[[], object]:
        choice = self._choice()
        self.lone_field = choice.kind
        return lambda: self._choices.choose(choice)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Map for picking places"))
        self.action.set_words(self.tr("Use this map"))
        words = self.form.set_words
        self.kind.set_choices([(kind, sentence(text)) for kind, text in _KINDS.items()])
        self.datum.set_choices(
            [
                (datum, text)
                for datum, text in zip(DATUMS, (self.tr("GCJ-02 (most Chinese maps)"), "WGS-84"), strict=True)
            ]
        )
        words("kind", self.tr("Map"))
        words("file", self.tr("Map file"), self.tr("Pictures in PNG, JPEG or WebP; the file stays where it is."))
        words(
            "server",
            self.tr("Address of the map server"),
            self.tr("It hears which part of the map is looked at, and nothing else."),
        )
        words("datum", self.tr("Coordinates of the map"))
        words("attribution", self.tr("Whose map it is (optional)"), self.tr("Stands on the map."))
        self.server.setPlaceholderText(_EXAMPLE)

    def _show(self, choice: MapChoice) -> None:
        self.kind.set_value(choice.kind)
        self.datum.set_value(choice.datum)
        self.attribution.set_value(choice.attribution)
        self.file.line.set_value(choice.place if choice.kind is MapKind.FILE else "")
        self.server.set_value(choice.place if choice.kind is MapKind.SERVER else "")
        self._show_rows()

    def _show_rows(self) -> None:
        kind = self.kind.value()
        self.form.set_row_visible("file", kind == MapKind.FILE)
        self.form.set_row_visible("server", kind == MapKind.SERVER)
        for key in ("datum", "attribution"):
            self.form.set_row_visible(key, kind != MapKind.NONE)

    def _choice(self) -> MapChoice:
        kind = MapKind(str(self.kind.value()))
        if kind is MapKind.NONE:
            return MapChoice()
        place = self.file.value() if kind is MapKind.FILE else self.server.value()
        datum = next(datum for datum in DATUMS if datum == self.datum.value())
        return MapChoice(kind, place, datum, self.attribution.value())
