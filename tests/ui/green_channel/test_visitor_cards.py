"""Visitor cards at the entry page: scanned into the form, issued, replaced, voided, printed. Made-up people."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.card import VoidReason, card_payload, new_card_code
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.posters import Language
from desktop.services.cards.cards import ListedCard
from desktop.services.desk import Desk
from desktop.store.queries import cards
from desktop.ui.entry import keys
from desktop.ui.green_channel.card_dialogs import CardsDialog, CardVoidDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.print_dialog import PaperPrintDialog
from tests.looks import Looks
from tests.reports.paperwork import text_of
from tests.ui.green_channel.green_channel_page import fill, go_on, open_page, save, settle
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import ENTER, focused, press, write

REGULAR = DeclarationDraft(
    name="单田芳",
    id_type="resident_id",
    id_number="440524194001010015",
    phone="13600136000",
    category="elderly",
    address="惠城区桥东街道上米街5号",
)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> GreenChannelPage:
    # What is scanned here stays one burst, however busy the machine is that runs this.
    monkeypatch.setattr(keys, "PAUSE_MS", 10_000)
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


@pytest.fixture
def card(desk: Desk) -> ListedCard:
    return desk.cards.issue(REGULAR, consent=True)


def payload(desk: Desk, card: ListedCard) -> str:
    with desk.store.read() as connection:
        row = cards.find(connection, card.id)
    assert row is not None
    return card_payload(desk.venue.get().code, row.code)


def scan(qtbot: QtBot, jobs: Jobs, text: str) -> None:
    """A scanner types the code, each character where the focus is by then, and Enter."""
    for character in text:
        write(qtbot, character)
    go_on(qtbot)
    settle(qtbot, jobs)


def manage(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs) -> CardsDialog:
    """F8."""
    press(qtbot, Qt.Key.Key_F8)
    settle(qtbot, jobs)
    (dialog,) = (d for d in page.findChildren(CardsDialog) if d.isVisible())
    return dialog


def shown(dialog: CardsDialog) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("field", ["slip", "name", "gate", "symptoms", "travel_history", "consent"])
def test_a_scanned_card_fills_the_form_from_any_field(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard, field: str
) -> None:
    page.card.form.go_to(field)
    before = page.card.draft()
    scan(qtbot, jobs, payload(desk, card))
    draft = page.card.draft()
    assert (draft.name, draft.id_number, draft.phone) == ("单田芳", "440524194001010015", "13600136000")
    assert (draft.address, draft.category) == ("惠城区桥东街道上米街5号", "elderly")
    assert draft.slip == ""  # whoever shows a card fills in no slip
    assert draft.time != before.time  # they come now
    assert (draft.gate, draft.symptoms, draft.travel_history) == (before.gate, before.symptoms, before.travel_history)
    assert page.card.form.field_of(focused()) == "temperature_c"
    assert "0001" in page.banner.text()
    assert "单*芳" in page.banner.text()


def test_a_code_that_ends_with_an_answer_is_a_code(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs) -> None:
    """The Enter behind it is the scanner's, not that of somebody who answers the question and goes on by habit."""
    page.card.form.go_to("consent")
    scan(qtbot, jobs, "R/ABCDEFGHJK/ABCDEFGHJKLM1")
    assert "another venue" in page.banner.text()


def test_letters_of_a_code_are_no_shortcuts(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    """S goes to the slip's field where no text is typed; within a scan it is a letter of the code."""
    page.card.form.go_to("travel_history")
    scan(qtbot, jobs, "R/SSSSSSSSSS/SSSSSSSSSSSSS")
    assert "another venue" in page.banner.text()
    assert page.card.form.field_of(focused()) == "travel_history"
    assert page.card.form.typed("slip") == "JB-000001"


def test_a_visit_with_the_card_is_saved_and_renews_it(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard
) -> None:
    scan(qtbot, jobs, payload(desk, card))
    page.card.form.go_to("gate")
    write(qtbot, "1")
    page.card.form.go_to("temperature_c")
    write(qtbot, "366")
    save(qtbot, jobs)
    assert desk.declarations.count() == 1
    assert desk.cards.list()[0].used_at > card.used_at
    assert page.card.form.typed("slip") == "JB-000001"
    scan(qtbot, jobs, payload(desk, card))  # held under the scanner once more
    assert "was used at" in page.banner.text()
    assert page.card.form.typed("name") == "单田芳"


def test_a_card_scanned_twice_does_no_harm(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard
) -> None:
    scan(qtbot, jobs, payload(desk, card))
    write(qtbot, "366")
    go_on(qtbot)
    before = page.card.draft()
    scan(qtbot, jobs, payload(desk, card))
    assert page.card.draft() == before


def test_a_card_does_not_drop_somebody_who_is_half_typed(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard
) -> None:
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    go_on(qtbot)
    scan(qtbot, jobs, payload(desk, card))
    assert page.card.form.typed("name") == "欧阳秀英"
    assert page.card.form.typed("phone") == ""
    assert "0001" in page.banner.text()


def test_a_slip_that_was_opened_for_the_person_stays(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard
) -> None:
    scan(qtbot, jobs, f"S/{desk.venue.get().code}/JB-000003")
    scan(qtbot, jobs, payload(desk, card))
    assert page.card.form.typed("slip") == "JB-000003"
    assert page.card.form.typed("name") == "单田芳"


def test_a_card_that_opens_nothing_says_why_and_what_to_do(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard
) -> None:
    code = desk.venue.get().code
    gone = payload(desk, card)
    desk.cards.void(card.id, VoidReason.LOST)
    for text, told in (
        (gone, "Card 0001 is void"),
        (card_payload("K7QM2F9ABC", new_card_code()), "another venue"),
        (card_payload(code, new_card_code()), "not known"),
        (gone[:-1] + ("0" if gone[-1] != "0" else "1"), "again"),
    ):
        scan(qtbot, jobs, text)
        assert told in page.banner.text()
        assert not page.card.has_person
        assert page.card.form.typed("slip") == "JB-000001"


def test_a_card_is_issued_to_whom_was_just_saved_by_the_keyboard(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    fill(qtbot, page)
    save(qtbot, jobs)
    dialog = manage(qtbot, page, jobs)
    assert "欧阳*英" in dialog.applicant.text()
    assert not dialog.applicant.issue.isEnabled()
    press(qtbot, ENTER)  # the person has agreed
    assert dialog.applicant.issue.isEnabled()
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    assert shown(dialog) == ["0001"]
    assert "0001" in dialog.banner.text()
    assert "Has card 0001" in dialog.applicant.text()
    assert dialog.chosen() is not None
    assert dialog.chosen().name == "欧阳*英"


def test_a_card_is_issued_from_the_form_which_stays_as_it_is(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    fill(qtbot, page)
    before = page.card.draft()
    dialog = manage(qtbot, page, jobs)
    press(qtbot, ENTER, ENTER)
    settle(qtbot, jobs)
    dialog.reject()
    assert len(desk.cards.list()) == 1
    assert page.card.draft() == before


def test_details_that_do_not_do_are_reported_before_anybody_agrees(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs
) -> None:
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    dialog = manage(qtbot, page, jobs)
    assert not dialog.applicant.issue.isVisible()
    assert "欧阳*英" in dialog.applicant.text()


def test_cards_are_found_replaced_and_voided(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard
) -> None:
    desk.cards.issue(
        DeclarationDraft(name="刘福", id_type="none", phone="13900139999", address="下埔路1号", category="no_phone"),
        consent=True,
    )
    dialog = manage(qtbot, page, jobs)
    assert shown(dialog) == ["0002", "0001"]
    assert focused() is dialog.search
    write(qtbot, "stf")
    settle(qtbot, jobs)
    assert shown(dialog) == ["0001"]
    press(qtbot, ENTER)
    assert dialog.chosen() is not None
    dialog.reissue.click()
    (question,) = dialog.findChildren(ConfirmDialog)
    question.action.click()
    settle(qtbot, jobs)
    assert shown(dialog) == ["0003", "0002", "0001"]
    assert [c.name for c in desk.cards.list()] == ["单*芳", "刘*", ""]
    dialog.void.click()
    (void,) = dialog.findChildren(CardVoidDialog)
    void.submit()
    settle(qtbot, jobs)
    assert desk.cards.list()[0].void_reason is VoidReason.LOST
    assert "0003" in dialog.banner.text()
    assert not dialog.void.isEnabled()


def test_new_cards_are_printed_together(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard, tmp_path: Path
) -> None:
    dialog = manage(qtbot, page, jobs)
    assert "1" in dialog.print_new.text()
    dialog.print_new.click()
    (paper,) = dialog.findChildren(PaperPrintDialog)
    settle(qtbot, jobs)
    paper.save_to(tmp_path / "cards.pdf")
    settle(qtbot, jobs)
    text = text_of((tmp_path / "cards.pdf").read_bytes())
    assert "0001" in text
    assert "单" not in text
    assert desk.cards.list()[0].is_printed
    assert not dialog.print_new.isVisible()


def test_screens(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard, screens: Screens
) -> None:
    lost = desk.cards.issue(
        DeclarationDraft(name="刘福", id_type="none", phone="13900139999", address="下埔路1号", category="no_phone"),
        consent=True,
    )
    desk.cards.void(lost.id, VoidReason.LOST)
    desk.card_printing.note_printed(desk.card_printing.make([card.id], Language.ZH))
    fill(qtbot, page)
    dialog = manage(qtbot, page, jobs)
    screens.save(dialog, "cards-form")
    press(qtbot, ENTER, ENTER)
    settle(qtbot, jobs)
    screens.save(dialog, "cards-issued")
    dialog.void.click()
    (void,) = dialog.findChildren(CardVoidDialog)
    screens.save(void, "cards-void")


def test_screen_of_a_scanned_card(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, card: ListedCard, screens: Screens
) -> None:
    scan(qtbot, jobs, payload(desk, card))
    screens.save(page, "cards-scanned")
    assert page.card.has_person
