"""The dialog in which a place is picked on the map; the coordinates below it are what counts."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem, UserError
from desktop.domain.geo import check_coordinates
from desktop.domain.map_plane import distance
from desktop.domain.messages import Message, message
from desktop.domain.places.centres import Centre, centre_of, nearest
from desktop.domain.places.found import Place
from desktop.domain.places.reading import read_place
from desktop.services.maps.maps import MapService, MapSource
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.place.loading import PictureLoader
from desktop.ui.place.note import PlaceNote
from desktop.ui.place.pasting import on_pasted
from desktop.ui.place.view import MapView, Point, place_text

_NEAR, _CITY, _PROVINCE = 14, 10, 7
"""Zooms to begin with: at a point, at the middle of its city, and at Guangdong where no city is known."""
_GUANGDONG: Point = (23.1, 113.7)
_IN_THE_CITY = 40_000
"""Metres from the middle of a city within which a point may well be in it."""


class PlaceDialog(Dialog):
    """``chosen`` comes with the point when it was taken; nothing is stored here."""

    chosen = Signal(float, float)
    """Latitude and longitude in WGS-84 degrees."""

    def __init__(self, maps: MapService, jobs: Jobs, region: str, point: Point | None, parent: QWidget) -> None:
        """``region``: code of the division in which the place should be; empty where it is not known yet."""
        super().__init__(parent, width=940, height=680)
        self._maps, self._jobs = maps, jobs
        self._region, self._start = region, point
        self._before = point
        self.view = MapView()
        self._form = FormGrid(1)
        self.place = TextField()
        self._form.add_row("place", self.place)
        self.note = PlaceNote()
        self._city = FieldNote()
        self._nearer, self._farther, self._back = Button("secondary"), Button("secondary"), Button("secondary", "pin")
        for button in (self._nearer, self._farther, self._back):
            self.buttons.add_left(button)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._form)
        self.body.addWidget(self.note)
        self.body.addWidget(self._city)
        self._connect()
        self._begin()
        self.retranslate()
        jobs.run(maps.source, self._on_source, self.banner.show_error, owner=self, only_reads=True)

    def _connect(self) -> None:
        self.view.picked.connect(self._on_picked)
        self._nearer.clicked.connect(lambda: self.view.zoom_by(1))
        self._farther.clicked.connect(lambda: self.view.zoom_by(-1))
        self._back.clicked.connect(self._on_back)
        on_pasted(self.place, lambda *_: self._read())
        self.place.editingFinished.connect(self._read)
        self._form.submitted.connect(self.submit)
        self.note.settled.connect(self._on_settled)
        self.note.undone.connect(lambda: self._show_point(self._before))
        self.action.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)

    def _begin(self) -> None:
        centre = centre_of(self._region)
        if self._start is not None:
            self.view.look_at(self._start, _NEAR)
        elif centre is not None:
            self.view.look_at(centre.point, _CITY)
        else:
            self.view.look_at(_GUANGDONG, _PROVINCE)
        self._show_point(self._start)

    def is_dirty(self) -> bool:
        return self.view.point != self._start

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("The venue’s place"))
        self.action.set_words(self.tr("Use this place"))
        self._nearer.set_words("+", self.tr("Nearer (+)"))
        self._farther.set_words("−", self.tr("Farther (−)"))
        self._back.set_words(self.tr("To the point"), self.tr("Home"))
        self._form.set_words(
            "place",
            self.tr("Latitude, longitude (WGS-84)"),
            self.tr("Click on the map, or paste coordinates or a link of a map app here."),
        )
        self._show_city()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus(self.view)

    def submit(self) -> None:
        """Take the point, if it can be one."""
        self._read()
        if not self.action.isEnabled() or self.note.is_asking:
            return
        point = self.view.point
        if point is None:
            self._form.show_problems([Problem("place", message("PlaceDialog", "Set a point on the map first."))])
            return
        if problems := check_coordinates(*point):
            self._form.show_problems([Problem("place", problems[0].message)])
            return
        self.accept()
        self.chosen.emit(*point)

    def _read(self) -> None:
        """What was typed or pasted; what is shown already says nothing new."""
        text, point = self.place.value(), self.view.point
        if text == (place_text(point) if point is not None else "") or self.note.is_asking:
            return
        if not text:
            self.note.clear()
            self._show_point(None)
            return
        found = read_place(text)
        if found is None:
            self.note.clear()
            unread = message(
                "PlaceDialog", "No place can be read from this. Coordinates are like 23.111500, 114.416100."
            )
            self._form.show_problems([Problem("place", unread)])
        else:
            self._before = point
            self.note.ask(found)

    def _on_settled(self, place: Place) -> None:
        point = place.wgs84()
        self._show_point(point)
        self.view.look_at(point, max(self.view.camera.zoom, _NEAR))

    def _on_picked(self, latitude: float, longitude: float) -> None:
        self.note.clear()
        self._show_point((latitude, longitude))

    def _on_back(self) -> None:
        if self.view.point is not None:
            self.view.look_at(self.view.point)

    def _show_point(self, point: Point | None) -> None:
        self._form.set_problem("place", "")
        rounded = (round(point[0], 7), round(point[1], 7)) if point is not None and point != self._start else point
        self.view.show_point(rounded)
        self.place.set_value(place_text(point) if point is not None else "")
        self._back.setEnabled(point is not None)
        self._show_city()

    def _show_city(self) -> None:
        words = self._city_words()
        self._city.show_words(sentence(words[0]) if words else "", "attention" if words and words[1] else "help")

    def _city_words(self) -> tuple[Message, bool] | None:
        """How far the point is from the middle of its city; whether that is odd."""
        point, expected = self.view.point, centre_of(self._region)
        if point is None:
            return None
        near, metres = nearest(point)
        if expected is None or near == expected:
            return _away(near, metres), metres > 2 * _IN_THE_CITY
        own = distance(expected.point, point)
        return (
            message(
                "PlaceDialog",
                "{city} is nearest, {km} km away; {expected}, where the venue is registered, is {own} km away. Compare the "
                "coordinates.",
                city=near.name,
                km=round(metres / 1000),
                expected=expected.name,
                own=round(own / 1000),
            ),
            own > _IN_THE_CITY,
        )

    def _on_source(self, source: MapSource | None) -> None:
        if source is None:
            return
        loader = PictureLoader(self._maps, source, self._jobs, self)
        loader.failed.connect(lambda error: self._on_no_pictures(error, loader))
        self.view.show_pictures(loader)

    def _on_no_pictures(self, error: UserError, loader: PictureLoader) -> None:
        self.banner.show_error(error, message("PlaceDialog", "Try again"), lambda: self._try_again(loader))

    def _try_again(self, loader: PictureLoader) -> None:
        self.banner.clear()
        loader.again()


def _away(centre: Centre, metres: float) -> Message:
    return message("PlaceDialog", "{km} km from the middle of {city}.", km=round(metres / 1000), city=centre.name)
