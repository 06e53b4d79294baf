"""The coordinates of the venue's form: typed, pasted in whatever way map apps share them, or picked on the map."""

import math
import re
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.geo import Datum, check_coordinates, to_wgs84
from desktop.domain.messages import message
from desktop.domain.places.found import NoCoordinates, Place, PlaceText, Question
from desktop.domain.places.reading import read_place
from desktop.services.maps.maps import MapService
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space
from desktop.ui.place.dialog import PlaceDialog
from desktop.ui.place.note import DATUM_NAMES, PlaceNote
from desktop.ui.place.pasting import on_pasted

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Degrees = float | None
Value = tuple[Degrees, Degrees, Datum]


class PlaceRows(Translated, QWidget):
    """Latitude, longitude and datum in a form, and below them the way to the map and what is said of pasted texts."""

    edited = Signal()
    """The map or a pasted text has changed them."""

    def __init__(
        self, form: FormGrid, maps: MapService, jobs: Jobs, region: Callable[[], str], parent: QWidget
    ) -> None:
        """``region`` gives the code of the region that is chosen now."""
        super().__init__(parent)
        self._form, self._maps, self._jobs, self._region = form, maps, jobs, region
        self._start: Value = (None, None, Datum.GCJ02)
        self._before: Callable[[], None] = lambda: None
        self._latitude, self._longitude, self._datum = TextField(), TextField(), Select()
        form.add_row("latitude", self._latitude)
        form.add_row("longitude", self._longitude)
        form.add_row("datum", self._datum, span=2)
        self.pick = Button("link", "pin")
        self.note = PlaceNote()
        line = row(self, gap=Space.M)
        line.addWidget(self.pick)
        line.addWidget(self.note, 1)
        line.addStretch()
        form.add_line(self)
        for field in (self._latitude, self._longitude):
            self.listen_to(field)
            field.editingFinished.connect(self._read_typed)
        self._datum.activated.connect(lambda _: self.note.answer(self._chosen_datum()))
        self.note.settled.connect(self._on_settled)
        self.note.undone.connect(lambda: self._before())
        self.pick.clicked.connect(self._on_pick)
        self.retranslate()

    def listen_to(self, field: TextField) -> None:
        """Understand what is pasted into a field; one of other words has them back after that."""
        on_pasted(field, lambda text, former: self._read(text, field, former))

    def value(self) -> Value:
        """Degrees on the datum; NaN for what is no number."""
        self._read_typed()
        shown = self._latitude.value(), self._longitude.value(), self._chosen_datum()
        if shown == (_shown(self._start[0]), _shown(self._start[1]), self._start[2]):
            return self._start  # as it was stored; what is shown is rounded
        return _degrees(shown[0]), _degrees(shown[1]), shown[2]

    def set_value(self, latitude: Degrees, longitude: Degrees, datum: Datum) -> None:
        """Show coordinates as if they had been typed."""
        self._start = (latitude, longitude, datum)
        self._show(latitude, longitude, datum)
        self.note.clear()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong that nobody sees in the numbers: what is none, and a question without its answer."""
        latitude, longitude, _ = self.value()
        asked = self.note.asked
        if asked is not None and asked.question is Question.DATUM and not asked.places[0].is_at(latitude, longitude):
            self.note.clear()  # other numbers were typed since, on the datum that stands beside them
        if self.note.is_asking:
            return (Problem("datum", message("PlaceRows", "Answer the question below about the place first.")),)
        return tuple(
            Problem(field, message("venue", "Coordinates are numbers in degrees, such as 23.1115."))
            for field, value in (("latitude", latitude), ("longitude", longitude))
            if value is not None and math.isnan(value)
        )

    def retranslate(self) -> None:
        words = self._form.set_words
        words("latitude", self.tr("Latitude (optional)"))
        words("longitude", self.tr("Longitude (optional)"))
        words(
            "datum", self.tr("Coordinates from"), self.tr("A link or text shared by a map app can be pasted as it is.")
        )
        self._datum.set_choices([(datum, sentence(name)) for datum, name in DATUM_NAMES.items()])
        self.pick.set_words(self.tr("Pick on the map…"))

    def _chosen_datum(self) -> Datum:
        return Datum(str(self._datum.value()))

    def _show(self, latitude: Degrees, longitude: Degrees, datum: Datum) -> None:
        self._latitude.set_value(_shown(latitude))
        self._longitude.set_value(_shown(longitude))
        self._datum.set_value(datum)

    def _read_typed(self) -> None:
        """Both numbers, or more, in one of the two fields."""
        for field in (self._latitude, self._longitude):
            text = field.value()
            if text and not _NUMBER.fullmatch(text.replace("°", "")):
                self._read(text, field, "")

    def _read(self, text: str, field: TextField, former: str) -> None:
        found = read_place(text)
        is_own = field in (self._latitude, self._longitude)
        if found is None or (not is_own and not _is_shared(found)):
            return
        shown = (
            self._latitude.text() if field is not self._latitude else former,
            self._longitude.text() if field is not self._longitude else former,
            self._chosen_datum(),
        )

        def go_back() -> None:
            self._latitude.set_value(shown[0])
            self._longitude.set_value(shown[1])
            self._datum.set_value(shown[2])
            if not is_own:
                field.set_value(text)
            focus(field)
            self.edited.emit()

        self._before = go_back
        if is_own or not former or isinstance(found, PlaceText):
            field.set_value(former)
        if isinstance(found, PlaceText) and found.question is Question.DATUM:
            place = found.places[0]
            self._show(place.latitude, place.longitude, self._chosen_datum())
        self.note.ask(found)

    def _on_settled(self, place: Place) -> None:
        assert place.datum is not None  # as it is settled
        self._show(place.latitude, place.longitude, place.datum)
        for key in ("latitude", "longitude", "datum"):
            self._form.set_problem(key, "")
        self.edited.emit()

    def _on_pick(self) -> None:
        latitude, longitude, datum = self.value()
        is_usable = not check_coordinates(latitude, longitude)
        point = (
            to_wgs84(latitude, longitude, datum)
            if is_usable and latitude is not None and longitude is not None
            else None
        )
        dialog = PlaceDialog(self._maps, self._jobs, self._region(), point, self.window())
        dialog.chosen.connect(self._on_chosen)
        dialog.finished.connect(lambda _: focus(self.pick))
        dialog.open()

    def _on_chosen(self, latitude: float, longitude: float) -> None:
        self.note.clear()
        self._on_settled(Place(latitude, longitude, Datum.WGS84))


def _is_shared(found: PlaceText | NoCoordinates) -> bool:
    """Whether a text in the address is one about a place: an address has no pairs of degrees in China."""
    if isinstance(found, NoCoordinates):
        return True
    return all(not check_coordinates(place.latitude, place.longitude) for place in found.places)


def _degrees(text: str) -> Degrees:
    text = text.replace("°", "")
    if not text:
        return None
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _shown(degrees: Degrees) -> str:
    return "" if degrees is None else f"{degrees:.7f}".rstrip("0").rstrip(".")
