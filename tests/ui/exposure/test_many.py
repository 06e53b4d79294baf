"""A list of tens of thousands does not let the window stand still, and is read to its end in the background."""

import csv
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.exposure.overlap import Case, Circle
from desktop.services.exposure.contacts import Contacts
from desktop.services.exposure.results import ExposureRequest
from desktop.services.green_channel.records import Names
from desktop.store.queries.stays import SameStay
from desktop.ui.exposure.actions import FIRST, Lookup
from tests.services.exposure.exposure_desk import MONDAY, REASON, ExposureDesk
from tests.ui.exposure.exposure_page import ExposureWindow
from tests.ui.test_thousand_gates import LONGEST, Turns
from tests.ui.venue.venue_keys import DOWN, press

MANY = 40_000
MORE = FIRST + 200


def many(book: ExposureDesk) -> Lookup:
    """A lookup with as many contacts, each of them read already."""
    case = book.enter(1, "10:00-11:00")
    book.enter(2, "10:10-10:30")
    person, result = book.desk.exposure.begin(case), book.look(case)
    (one,) = result.contacts
    compared = Case([stay.stay for stay in person.stays], result.rules)
    gate, visit = person.stays[0].stay.gate, one.visit
    stay = visit.visited_from, visit.visited_to, str(visit.precision)
    closeness = compared.closeness(gate, *stay)
    assert closeness is not None
    same = SameStay(*stay, gate, MANY, ",".join(map(str, range(MANY))))
    with book.desk.store.read() as connection:
        found = Contacts(book.desk.store, compared, Names.read(connection), [(closeness, same)])
    contacts = tuple(replace(one, number=number, person=number) for number in range(MANY))
    return Lookup(ExposureRequest(person.stays, case), replace(result, contacts=found), contacts, REASON, person)


def test_forty_thousand_contacts_do_not_let_the_window_stand_still(window: ExposureWindow, book: ExposureDesk) -> None:
    lookup, view = many(book), window.page.result
    steps = {
        "shown": lambda: view.show_lookup(lookup),
        "painted": lambda: window.page.views.step(Qt.Key.Key_Right),
        "another circle": lambda: view.filters.clear(Circle.VENUE),
        "the last row": lambda: view.table.selectRow(MANY - 1),
        "more is known": lambda: view.update_lookup(replace(lookup)),
        "another language": window.page.retranslate,
    }
    too_long = {}
    for name, step in steps.items():
        turns = Turns()
        step()
        turns.look()
        window.settle()
        turns.look()
        if turns.longest > LONGEST:
            too_long[name] = round(turns.longest, 3)
    assert not too_long
    assert view.table.model().rowCount() == MANY


def test_a_long_list_is_shown_at_once_and_read_to_its_end(
    window: ExposureWindow, book: ExposureDesk, tmp_path: Path
) -> None:
    case = book.enter(1, "10:00-11:00")
    headings = ("visited_on", "time", "gate", "category", "name", "id_type", "id_number", "phone", "temperature_c")
    rows = [
        (
            MONDAY.isoformat(),
            "10:10-10:30",
            "急诊入口",
            "elderly",
            "麦田",
            "passport",
            f"PY{n:07}",
            f"136{n:08}",
            "36.5",
        )
        for n in range(MORE)
    ]
    with (tmp_path / "many.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    assert book.desk.imports.import_file(tmp_path / "many.csv").accepted == MORE
    window.about(case)
    window.look_up()
    lookup = window.page.result.lookup
    assert lookup is not None
    assert lookup.is_read
    assert window.page.result.table.model().rowCount() == MORE
    assert window.page.result.progress.isHidden()
    press(window.qtbot, DOWN)
    assert window.page.result.panel.contact is not None
