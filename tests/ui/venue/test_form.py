"""The form of a venue's details: region both ways, types, coordinates, what is wrong under each field."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.geo import Datum
from desktop.services.venue.venues import VenueReview
from desktop.ui.kit.fields import Select
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.place.dialog import PlaceDialog
from desktop.ui.venue_form.form import NO_HOST_YET, VenueForm
from desktop.ui.venue_form.region_field import RegionField
from desktop.ui.venue_form.type_field import TypeField
from tests.conftest import REQUEST
from tests.looks import Looks
from tests.ui.accessible_faults import refusal_faults
from tests.ui.venue.venue_keys import DOWN, ENTER, TAB, focused, press, show_window, write


@pytest.fixture(scope="module")
def review() -> VenueReview:
    return Program().review


@pytest.fixture
def form(qtbot: QtBot, looks: Looks, review: VenueReview, program: Program, jobs: Jobs) -> VenueForm:
    made = VenueForm(review, program.maps(), jobs)
    show_window(qtbot, made)
    made.focus_first()
    return made


def region_of(form: VenueForm) -> RegionField:
    found = form.findChild(RegionField)
    assert isinstance(found, RegionField)
    return found


def type_of(form: VenueForm) -> TypeField:
    found = form.findChild(TypeField)
    assert isinstance(found, TypeField)
    return found


def go_to(form: VenueForm, key: str) -> None:
    grid = form.findChild(FormGrid)
    assert isinstance(grid, FormGrid)
    focus(grid.field(key))


def shown(region: RegionField) -> list[str]:
    return [level.currentText() for level in region.levels if level.isVisible()]


def pick(qtbot: QtBot, level: Select, name: str) -> None:
    """Choose an entry of a list as the keyboard does."""
    level.setFocus(Qt.FocusReason.TabFocusReason)
    while level.currentText() != name:
        before = level.currentIndex()
        press(qtbot, DOWN)
        assert level.currentIndex() != before, f"{name} is not in the list"


def test_what_is_found_by_typing_shows_in_the_lists(qtbot: QtBot, form: VenueForm) -> None:
    write(qtbot, "hzjb")
    press(qtbot, ENTER)
    assert shown(region_of(form)) == ["广东省", "惠州市", "惠城区", "江北街道"]
    assert form.draft().region == "441302004"


def test_what_is_chosen_in_the_lists_shows_in_the_field(qtbot: QtBot, form: VenueForm) -> None:
    region = region_of(form)
    for level, name in zip(region.levels, ("广东省", "惠州市", "惠城区", "江北街道"), strict=True):
        pick(qtbot, level, name)
    assert region.search.text() == "江北街道"
    assert form.draft().region == "441302004"


def test_a_city_without_counties_shows_its_streets_at_once(qtbot: QtBot, form: VenueForm) -> None:
    region = region_of(form)
    for level, name in zip(region.levels, ("广东省", "东莞市", "东城街道"), strict=False):
        pick(qtbot, level, name)
    assert shown(region) == ["广东省", "东莞市", "东城街道"]
    assert len(form.draft().region) == 9


def test_another_province_takes_the_lower_levels_back(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(REQUEST.draft)
    pick(qtbot, region_of(form).levels[0], "海南省")
    assert region_of(form).search.text() == ""
    assert form.draft().region == "46"
    assert not form.check()
    assert form.problem_of("region") == "海南省 is not a street or town. Choose down to the last level."


def test_enter_walks_through_the_lists_and_on_to_the_address(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(REQUEST.draft)
    region_of(form).levels[0].setFocus()
    press(qtbot, ENTER, ENTER, ENTER, ENTER)
    assert focused().accessibleName() == "Detailed address"


def test_all_types_stand_under_headings_that_cannot_be_chosen(qtbot: QtBot, form: VenueForm) -> None:
    go_to(form, "type")
    press(qtbot, DOWN)
    window = form.window()
    entries = next(w for w in window.findChildren(QListWidget) if w.isVisible())
    assert entries.count() > 22
    assert entries.item(0).text() == ""
    assert entries.currentItem().text() == "Farmers' market"
    press(qtbot, DOWN, DOWN, DOWN, DOWN, ENTER)
    assert form.draft().type == "医疗机构"


@pytest.mark.parametrize("typed", ["医疗机", "medical", "yljg"])
def test_types_are_found_in_both_languages_and_by_pinyin(qtbot: QtBot, form: VenueForm, jobs: Jobs, typed: str) -> None:
    go_to(form, "type")
    write(qtbot, typed)
    qtbot.waitUntil(lambda: not jobs.is_busy and type_of(form).is_open())
    press(qtbot, ENTER)
    assert form.draft().type == "医疗机构"


def test_a_type_that_is_not_in_the_list_is_refused(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(replace(REQUEST.draft, type="火星基地"))
    assert not form.check()
    assert form.problem_of("type") == "Choose the venue's type from the list."
    assert refusal_faults(form) == []


def test_the_credit_code_is_checked_as_soon_as_it_is_left(qtbot: QtBot, form: VenueForm) -> None:
    go_to(form, "uscc")
    write(qtbot, "12441302mb2c00000e")
    press(qtbot, TAB)
    assert "The check character does not fit." in form.problem_of("uscc")
    form.set_draft(replace(REQUEST.draft, uscc=""))
    go_to(form, "uscc")
    write(qtbot, "12441302mb2c00000d")
    press(qtbot, TAB)
    assert form.problem_of("uscc") == ""
    assert form.draft().uscc == "12441302MB2C00000D"


@pytest.mark.parametrize("pasted", ["114.4161,23.1115", "23.1115, 114.4161", "114.4161，23.1115"])
def test_both_coordinates_can_be_pasted_at_once_in_either_order(qtbot: QtBot, form: VenueForm, pasted: str) -> None:
    form.set_draft(replace(REQUEST.draft, latitude=None, longitude=None))
    go_to(form, "latitude")
    write(qtbot, pasted)
    press(qtbot, TAB)
    assert (form.draft().latitude, form.draft().longitude) == (23.1115, 114.4161)
    assert not form.check()
    assert form.problem_of("datum") == "Answer the question below about the place first."
    click(form, "Baidu Maps (BD-09)")
    assert form.check()
    assert form.draft().datum is Datum.BD09


def test_a_question_about_the_place_can_be_left_by_undoing_or_typing(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(REQUEST.draft)
    go_to(form, "latitude")
    paste(qtbot, "23.2, 114.5 或 22.5431,114.0579")
    assert not form.check()
    click(form, "Undo")
    assert form.draft() == REQUEST.draft
    assert form.check()
    go_to(form, "latitude")
    paste(qtbot, "23.2, 114.5")
    assert not form.check()
    go_to(form, "latitude")
    write(qtbot, "23.3")
    assert form.check()
    assert form.draft().datum is REQUEST.draft.datum


AMAP = "https://uri.amap.com/marker?position=114.4161,23.1115"


@pytest.mark.parametrize("key", ["latitude", "longitude", "address"])
def test_a_shared_text_is_understood_wherever_it_is_pasted(qtbot: QtBot, form: VenueForm, key: str) -> None:
    draft = replace(REQUEST.draft, latitude=22.5, longitude=113.5, datum=Datum.WGS84)
    form.set_draft(draft)
    go_to(form, key)
    paste(qtbot, f"【高德】门诊，文昌一路 {AMAP}，复制打开")
    assert form.draft() == replace(draft, latitude=23.1115, longitude=114.4161, datum=Datum.GCJ02)
    assert form.check()
    click(form, "Undo")
    undone = form.draft()
    assert (undone.latitude, undone.longitude, undone.datum) == (22.5, 113.5, Datum.WGS84)
    assert (AMAP in undone.address) is (key == "address")


def test_a_link_that_holds_no_coordinates_says_the_way_out_and_changes_nothing(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(REQUEST.draft)
    go_to(form, "latitude")
    paste(qtbot, "https://surl.amap.com/1a2B3c")
    assert any("copy the coordinates" in text for text in shown_texts(form))
    assert form.draft() == REQUEST.draft
    assert form.check()


def test_an_address_that_is_pasted_stays_an_address(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(REQUEST.draft)
    go_to(form, "address")
    paste(qtbot, "惠州市惠城区江北三新南路22号A栋3层")
    assert form.draft() == replace(REQUEST.draft, address="惠州市惠城区江北三新南路22号A栋3层")


def test_the_place_that_is_picked_on_the_map_is_in_the_form(qtbot: QtBot, form: VenueForm, jobs: Jobs) -> None:
    form.set_draft(REQUEST.draft)
    click(form, "Pick on the map…")
    dialog = next(d for d in form.window().findChildren(PlaceDialog) if d.isVisible())
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert dialog.view.point == pytest.approx((23.113994, 114.411127), abs=1e-5)  # GCJ-02 was taken back
    qtbot.keyClick(dialog.view, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    dialog.action.click()
    picked = form.draft()
    assert picked.datum is Datum.WGS84
    assert picked.latitude is not None
    assert picked.latitude > 23.114
    assert form.check()


def shown_texts(form: VenueForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def click(form: VenueForm, text: str) -> None:
    next(b for b in form.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()


def paste(qtbot: QtBot, text: str) -> None:
    QApplication.clipboard().setText(text)
    field = focused()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_coordinates_that_are_no_numbers_say_so_at_their_field(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(REQUEST.draft)
    go_to(form, "longitude")
    write(qtbot, "east")
    assert not form.check()
    assert form.problem_of("longitude") == "Coordinates are numbers in degrees, such as 23.1115."
    assert form.problem_of("latitude") == ""


def test_without_a_website_a_name_that_leads_nowhere_stands_in_the_codes(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(replace(REQUEST.draft, host=""))
    assert not form.check()
    assert "domain name" in form.problem_of("host")
    go_to(form, "host")
    press(qtbot, TAB, Qt.Key.Key_Space)
    assert form.draft().host == NO_HOST_YET
    assert form.check()


def test_an_address_in_place_of_a_name_is_doubted_until_it_is_edited(qtbot: QtBot, form: VenueForm) -> None:
    form.set_draft(replace(REQUEST.draft, name="云山西路8号"))
    assert not form.check()
    assert "reads like an address" in form.problem_of("name")
    press(qtbot, TAB, Qt.Key.Key_Space)
    assert form.insists
    assert form.check()
    go_to(form, "name")
    write(qtbot, "云山西路9号")
    assert not form.insists
    assert not form.check()


def test_a_draft_comes_back_as_it_was_shown(form: VenueForm) -> None:
    exact = replace(REQUEST.draft, latitude=23.11399437, longitude=114.41112709, datum=Datum.WGS84)
    form.set_draft(exact)
    assert form.draft() == exact
    assert not form.is_edited()
