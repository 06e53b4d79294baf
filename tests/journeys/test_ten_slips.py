"""Ten paper slips through the whole window with the keyboard alone; the keys are counted."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.domain.people import Role
from desktop.ui.fever.worksheet import FeverDialog
from tests.conftest import CLERK_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.hands import ALL_NO, ALT, ENTER, SHIFT, Hands, commit, compose, entered, sign_in

ORDINARY, KNOWN, CHILD_WITH_FEVER = 8, 5, 15
"""Control keys that a slip may take (issue 13): each Enter, Ctrl+Enter, F4, Esc, and what corrects something."""
TARGET = 60
"""Keys beside the text itself that an average slip may take (issue 3)."""


def at_the_green_channel(front: Front) -> Hands:
    """A clerk there, with ten blank slips in the drawer."""
    sign_in(front, Role.CLERK, CLERK_PASSWORD)
    assert front.desk.desk is not None
    front.desk.desk.slips.start_batch(10)
    front.control(Qt.Key.Key_2)
    front.settle()
    return Hands(front)


@pytest.fixture
def hands(sit_down: Callable[..., Front], made_desk: MadeDesk) -> Hands:
    """A clerk with large text on a usual screen."""
    return at_the_green_channel(sit_down(made_desk.folder, size=(1366, 768), text_size=150))


def test_a_slip_in_the_smallest_window(sit_down: Callable[..., Front], made_desk: MadeDesk) -> None:
    hands = at_the_green_channel(sit_down(made_desk.folder, size=(1024, 640)))
    first_slip(hands)
    ((_, controls, _),) = hands.counts
    assert controls == ORDINARY


def test_ten_slips_by_the_keyboard_alone(hands: Hands) -> None:
    first_slip(hands)
    adult_with_category(hands)
    mistyped_number(hands)
    fever(hands)
    child_with_mother(hands)
    through_an_input_method(hands)
    disability_card(hands)
    passport(hands)
    symptoms_and_history(hands)
    no_document(hands)

    desk = hands.front.desk.desk
    assert desk is not None
    assert desk.declarations.count() == 10
    assert desk.slips.outstanding() == ()
    stored = entered(hands, *range(1, 11))
    assert stored[2].id_number == "441302194801011528"
    assert stored[3].temperature_c == "37.6"
    assert (stored[4].guardian_name, stored[4].guardian_relation) == ("麦慧", "mother")
    assert stored[5].name == "买买提·艾力"
    assert stored[6].category == "visual"
    assert stored[7].name == "Anna Schmidt"
    assert stored[7].birth_date == "1961-05-04"
    assert stored[8].symptoms == "cough;sore_throat"
    assert stored[8].travel_history == "yes: Guangzhou"
    assert stored[9].id_type == "none"
    report(hands.counts)


def person(hands: Hands, name: str, number: str, phone: str, address: str, time: str = "") -> None:
    """The slip's head, with the number as it is offered, and the person, as far as the time, in the order of the paper."""
    hands.fields("", name, number, phone, address, time)


def first_slip(hands: Hands) -> None:
    """The first of the day also says the gate, and with it its inspector."""
    person(hands, "欧阳秀英", "11010519491231002x", "0752-2808000", "惠城区江北街道云山西路20号", "am")
    assert hands.at() == "gate"
    hands.press(Qt.Key.Key_1)
    assert hands.at() == "temperature_c"
    hands.fields("366")
    hands.answer()
    hands.save()


def adult_with_category(hands: Hands) -> None:
    """Nothing tells why an adult declares on paper, so that is asked for."""
    person(hands, "解小宝", "440524198801010011", "13800138002", "惠城区三新南路5号")
    assert hands.at() == "category"
    hands.press(Qt.Key.Key_7)
    hands.fields("36.5")
    hands.answer()
    hands.save()


def mistyped_number(hands: Hands) -> None:
    """The last digit is wrong: Enter stays, and one key takes what was meant."""
    hands.fields("", "单田芳")
    hands.write("441302194801011529")
    row = hands.page.card.form.rows["id_number"]
    assert row.problem is not None
    hands.press(ENTER)
    assert hands.at() == "id_number"
    at = next(i for i, offer in enumerate(row.offers(), 1) if "441302194801011528" in offer)
    hands.press(Qt.Key(Qt.Key.Key_0 + at), held=ALT)
    assert row.problem is None
    hands.press(ENTER)
    hands.fields("13900139003", "江北街道文明一路9号", "", "364")
    hands.answer()
    hands.save()


def fever(hands: Hands) -> None:
    person(hands, "麦琪", "110105194912310134", "13800138004", "惠州大道11号")
    hands.fields("376")
    assert "37.6" in hands.page.card.alarm.text()
    hands.answer()
    hands.save()
    leave_worksheet(hands)


def leave_worksheet(hands: Hands) -> None:
    """The worksheet has come up by itself; one key puts it off until there is time."""
    [worksheet] = hands.page.findChildren(FeverDialog)
    assert worksheet.isVisible()
    hands.press(Qt.Key.Key_Escape)
    hands.front.until(lambda: not hands.page.findChildren(FeverDialog))
    hands.front.settle()


def child_with_mother(hands: Hands) -> None:
    """And with a fever."""
    person(hands, "麦小雨", "441302201503071824", "", "惠州大道11号")
    assert hands.at() == "guardian_name"
    hands.fields("麦慧", "13800138005", "母亲", "38.1")
    hands.press(Qt.Key.Key_0, ALL_NO)
    hands.sign(Qt.Key.Key_3)
    hands.save()
    leave_worksheet(hands)


def through_an_input_method(hands: Hands) -> None:
    """Enter while the input method is still composing the name loses nothing before it."""
    hands.fields("")
    compose("买买提·艾力")
    assert hands.page.card.form.typed("name") == ""
    commit("买买提·艾力")
    hands.letters += 6
    hands.press(ENTER)
    hands.fields("440524194001010015", "13800138006", "江北街道期湖塘路3号", "", "365")
    hands.answer()
    hands.save()


def disability_card(hands: Hands) -> None:
    hands.fields("", "刘阿婆")
    hands.press(ENTER, held=SHIFT)
    assert hands.at() == "id_type"
    hands.press(Qt.Key.Key_2)
    hands.fields("11010519491231002x11", "0752-2808001", "", "", "366")
    hands.answer()
    hands.save()


def passport(hands: Hands) -> None:
    """A passport tells neither birth date nor sex: both are asked for."""
    hands.fields("", "Anna Schmidt")
    hands.press(ENTER, held=SHIFT)
    hands.press(Qt.Key.Key_6)
    hands.fields("e12345678")
    assert hands.at() == "sex"
    hands.press(Qt.Key.Key_2)
    hands.fields("19610504", "+4915112345678", "", "", "365")
    hands.answer()
    hands.save()


def symptoms_and_history(hands: Hands) -> None:
    person(hands, "钟婆婆", "441302194506161021", "13800138009", "")
    hands.fields("368")
    assert hands.at() == "symptoms"
    hands.press(Qt.Key.Key_2, Qt.Key.Key_6, ENTER, Qt.Key.Key_1, ENTER)
    hands.fields("Guangzhou")
    assert hands.at() == "contact_history"
    hands.press(ALL_NO)
    hands.sign(Qt.Key.Key_2)
    hands.save()
    leave_worksheet(hands)


def no_document(hands: Hands) -> None:
    hands.fields("", "李大爷")
    hands.press(ENTER, held=SHIFT)
    hands.press(Qt.Key.Key_9)
    assert hands.at() == "sex", "there is no number to type"
    hands.press(Qt.Key.Key_1)
    hands.fields("19400101", "13800138010", "惠城区下埔路1号", "", "362")
    hands.answer()
    hands.save()


def test_somebody_who_was_here_before_takes_five_control_keys(hands: Hands) -> None:
    first_slip(hands)
    was_here_yesterday(hands)
    hands.fields("")
    hands.write("欧阳秀英")
    hands.press(Qt.Key.Key_F4)
    hands.front.settle()
    assert hands.at() == "time"
    hands.fields("", "364")
    hands.answer()
    hands.save()
    keys, controls, _ = hands.counts[-1]
    print(f"known: {controls} control keys, {keys} keys beside the text")
    assert controls <= KNOWN
    [_, stored] = entered(hands, 1, 2)
    assert stored.address == "惠城区江北街道云山西路20号"


def test_whoever_presses_enter_at_everything_stores_nothing_that_the_slip_does_not_say(hands: Hands) -> None:
    """On an empty form, after a slip whose gate and time are carried over, and with the text alone typed."""
    desk = hands.front.desk.desk
    assert desk is not None

    def enter_through() -> None:
        for _ in range(40):
            hands.press(ENTER)
            hands.front.settle()

    enter_through()
    assert desk.declarations.count() == 0
    hands.page.card.form.go_to("slip")
    first_slip(hands)
    enter_through()
    assert desk.declarations.count() == 1
    hands.page.card.form.go_to("slip")
    person(hands, "单田芳", "441302194801011528", "13900139003", "江北街道文明一路9号")
    hands.fields("364")
    enter_through()
    assert desk.declarations.count() == 1, "no answer, no signature and no consent comes of Enter"
    row = hands.page.card.form.rows["travel_history"]
    assert row.problem is not None


def was_here_yesterday(hands: Hands) -> None:
    """The one declaration that there is was of the day before: twice on one day would be asked about."""
    desk = hands.front.desk.desk
    assert desk is not None
    [row] = desk.declarations.recent()
    stored = desk.declarations.for_correction(row.id, "journey").draft
    yesterday = desk.store.clock.today() - dt.timedelta(days=1)
    desk.declarations.correct(row.id, replace(stored, visited_on=yesterday.isoformat()), "journey")
    hands.front.settle()


def report(counts: list[tuple[int, int, int]]) -> None:
    """Print the keys of every slip, and hold them against their targets."""
    for number, (keys, controls, letters) in enumerate(counts, 1):
        print(f"slip {number:2}: {controls:2} control keys, {keys:2} keys beside {letters:2} characters of text")
    average = sum(keys for keys, _, _ in counts) / len(counts)
    print(f"average: {average:.1f} keys beside the text")
    assert average < TARGET
    assert [controls for _, controls, _ in counts[:2]] == [ORDINARY, ORDINARY], "from the first slip on"
    child = counts[4][1]  # with the Esc that left the worksheet of the slip before, as its own is counted with the next
    assert child <= CHILD_WITH_FEVER
