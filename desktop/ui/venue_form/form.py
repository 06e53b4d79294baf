"""The form of a venue's details, the same in the first-run wizard and when the venue is edited later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.opening_hours import known_hours, shown_hours
from desktop.domain.uscc import check_uscc
from desktop.domain.venue import VenueDraft
from desktop.services.maps.maps import MapService
from desktop.services.venue.venues import VenueReview
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.sizes import column
from desktop.ui.venue_form.place_rows import PlaceRows
from desktop.ui.venue_form.region_field import RegionField
from desktop.ui.venue_form.type_field import TypeField

NO_HOST_YET = "VENUE.EXAMPLE"
"""Stands in the codes of a venue that has no website behind them yet. It can never lead to a stranger's site:
names under EXAMPLE are reserved (RFC 2606)."""


class _InsistButton(Button):
    """Pressed by Enter too, as the last word on a doubtful name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class VenueForm(Translated, QWidget):
    """Fields in the order in which the Guide asks for them. ``submitted`` comes by the keyboard and by insisting."""

    submitted = Signal()
    edited = Signal()

    def __init__(
        self,
        review: VenueReview,
        maps: MapService,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        is_registered: bool = False,
    ) -> None:
        """``is_registered``: it is asked as well what no new venue has to think of."""
        super().__init__(parent)
        self._review = review
        self._is_registered = is_registered
        self._start = VenueDraft()
        self._insisted = ""
        self._build(review, maps, jobs)
        self._connect()
        self.retranslate()
        # The first search reads and sorts 41,352 streets; done now, nobody waits for it while typing.
        jobs.run(lambda: review.divisions.search("a"), lambda _: None, lambda _: None)

    def _build(self, review: VenueReview, maps: MapService, jobs: Jobs) -> None:
        self._form = FormGrid(4)
        self._region = RegionField(review.divisions)
        self._address, self._name, self._uscc, self._host = TextField(), TextField(), TextField(), TextField()
        self._type = TypeField(review.types, jobs)
        self._form.add_row("region", self._region, span=4)
        self._form.add_row("address", self._address, span=2)
        self._form.add_row("type", self._type, span=2)
        self._form.add_row("name", self._name, span=2)
        self._form.add_row("uscc", self._uscc, span=2)
        self._place = PlaceRows(self._form, maps, jobs, self._region.value, self)
        self._place.listen_to(self._address)
        self._form.add_row("host", self._host, span=2)
        self._poster_name = TextField()
        self._form.add_row("poster_name", self._poster_name, span=2)
        self._opening_hours = TextField()
        self._form.add_row("opening_hours", self._opening_hours, span=4)
        self._fever_place = TextField()
        self._form.add_row("fever_place", self._fever_place, span=4)
        for key in ("poster_name", "opening_hours", "fever_place"):
            self._form.set_row_visible(key, self._is_registered)
        self._insist = _InsistButton("secondary")
        self._no_host = Button("link")
        _put_under(self._name, self._insist)
        _put_under(self._host, self._no_host)
        QWidget.setTabOrder(self._insist, self._uscc)
        self._insist.hide()
        box = column(self)
        box.addWidget(self._form)
        box.addStretch(1)

    def _connect(self) -> None:
        self._form.submitted.connect(self.submitted)
        self._form.edited.connect(self.edited)
        self._uscc.editingFinished.connect(self._on_uscc_left)
        self._name.textEdited.connect(self._on_name_edited)
        self._insist.clicked.connect(self._on_insist)
        self._no_host.clicked.connect(self._on_no_host)
        self._place.edited.connect(self.edited)

    def draft(self) -> VenueDraft:
        """What is typed now."""
        latitude, longitude, datum = self._place.value()
        return VenueDraft(
            name=self._name.value(),
            uscc=self._uscc.value(),
            type=self._type.value(),
            region=self._region.value(),
            address=self._address.value(),
            latitude=latitude,
            longitude=longitude,
            datum=datum,
            host=self._host.value(),
            poster_name=self._poster_name.value(),
            opening_hours=known_hours(self._opening_hours.value()),
            fever_place=self._fever_place.value(),
        )

    def set_draft(self, draft: VenueDraft) -> None:
        """Show a draft as if it had been typed."""
        self._region.set_value(draft.region)
        self._address.set_value(draft.address)
        self._type.choose(draft.type)
        self._name.set_value(draft.name)
        self._uscc.set_value(draft.uscc)
        self._place.set_value(draft.latitude, draft.longitude, draft.datum)
        self._host.set_value(draft.host)
        self._poster_name.set_value(draft.poster_name)
        self._opening_hours.set_value(hours_text(draft.opening_hours))
        self._fever_place.set_value(draft.fever_place)
        self._start = draft

    def is_edited(self) -> bool:
        """Whether anything differs from what ``set_draft`` showed."""
        return self.draft() != self._start

    @property
    def insists(self) -> bool:
        """Whether the manager stands by the name as it is typed now."""
        return bool(self._insisted) and self._insisted == self._name.value()

    def check(self) -> bool:
        """Whether everything can be accepted; otherwise what is wrong stands under its field."""
        return self.show_problems([p for p in self.problems() if not (p.doubtful and self.insists)])

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what is typed."""
        draft = self.draft()
        unread = self._place.problems()
        about = {p.field for p in unread} and ("latitude", "longitude", "datum")
        return (*unread, *(p for p in self._review.problems(draft) if p.field not in about))

    def show_problems(self, problems: "tuple[Problem, ...] | list[Problem]") -> bool:
        """Put problems under their fields and go to the first; True when there are none."""
        self._form.show_problems(problems)
        self._insist.setVisible(any(p.field == "name" and p.doubtful for p in problems))
        return not problems

    def problem_of(self, key: str) -> str:
        """What stands under a field as wrong."""
        return self._form.problem_of(key)

    def focus_first(self) -> None:
        """Go to the first field."""
        focus(self._region.search)

    def retranslate(self) -> None:
        words = self._form.set_words
        words("region", self.tr("Region, down to the street or town"))
        words("address", self.tr("Detailed address"))
        words("type", self.tr("Type of venue"))
        words("name", self.tr("Full legal name"))
        words("uscc", self.tr("Unified social credit code"))
        words("host", self.tr("Website that a scan opens"))
        words(
            "poster_name",
            self.tr("Short name for posters (optional)"),
            self.tr("On posters in place of the full name, which stays on all other papers."),
        )
        words(
            "opening_hours",
            self.tr("Opening hours (optional)"),
            self.tr("A slip with a time outside them is asked about before it is saved."),
        )
        self._opening_hours.setPlaceholderText(self.tr("Mon–Fri 08:00–12:00, 14:30–17:30; Sat 08:00–12:00"))
        if known_hours(self._opening_hours.value()) == self._start.opening_hours:
            self._opening_hours.set_value(hours_text(self._start.opening_hours))
        words(
            "fever_place",
            self.tr("Where people with a fever go (optional)"),
            self.tr("The visitors’ page sends whoever has a symptom there, and fever worksheets begin with it."),
        )
        self._fever_place.setPlaceholderText(self.tr("Such as: the tent left of the main entrance"))
        self._address.setPlaceholderText(self.tr("Road and number, building, floor"))
        self._name.setPlaceholderText(self.tr("As on the licence: no short name, no address"))
        self._host.setPlaceholderText(self.tr("Domain name, from the health-code platform"))
        self._insist.set_words(self.tr("The name is right as it is"))
        self._no_host.set_words(self.tr("There is none yet"))

    def _on_uscc_left(self) -> None:
        if not self._uscc.value():
            return
        code, wrong = check_uscc(self._uscc.value())
        if code != self._uscc.text():
            self._uscc.set_value(code)
        self._form.set_problem("uscc", sentence(wrong) if wrong else "")

    def _on_name_edited(self, _text: str) -> None:
        self._insist.hide()

    def _on_insist(self) -> None:
        self._insisted = self._name.value()
        self._insist.hide()
        self._form.set_problem("name", "")
        focus(self._name)
        self.submitted.emit()

    def _on_no_host(self) -> None:
        self._host.set_value(NO_HOST_YET)
        self._form.set_problem(
            "host",
            self.tr(
                "Our own codes open nothing until there is a website. Adopt the official code, or fill this in later."
            ),
            doubtful=True,
        )
        focus(self._host)
        self.edited.emit()


def _put_under(field: QWidget, answer: QWidget) -> None:
    """Put a button under the sentence at a field that it answers, and next to it in the order of Tab."""
    holder = field.parentWidget()
    box = holder.layout() if holder is not None else None
    assert isinstance(box, QBoxLayout), "a form's field stands in a column of its own"
    box.insertWidget(box.count() - 1, answer, 0, Qt.AlignmentFlag.AlignLeft)
    QWidget.setTabOrder(field, answer)


def hours_text(stored: str) -> str:
    """Opening hours in the window's language, as they may be typed."""
    words = shown_hours(stored)
    return words if isinstance(words, str) else sentence(words)
