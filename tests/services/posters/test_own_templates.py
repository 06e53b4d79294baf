"""Templates of the venue's own: kept, printed, renamed, deleted, carried to another desk."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, Forbidden, UserError
from desktop.domain.people import Member, Role
from desktop.domain.posters import Language, PosterState
from desktop.posters.document.layout import Frame, Layout
from desktop.services.desk import Desk
from desktop.services.posters.own_templates import OwnTemplateService
from desktop.services.session import Session
from desktop.services.venue.venues import draft_of


def changed(layout: Layout) -> Layout:
    """The layout with its code a little lower."""
    moved = [replace(e, frame=Frame(53.5, 122.5, 103, 103)) if e.id == "code" else e for e in layout.elements]
    return replace(layout, elements=tuple(moved))


@pytest.fixture
def own_id(desk: Desk) -> str:
    return desk.own_templates.save(changed(desk.own_templates.layout("a4")), "大厅海报", None)


def test_it_stands_beside_the_built_in_ones_and_is_printed(desk: Desk, own_id: str) -> None:
    info = desk.posters.templates()[-1]
    assert (info.id, str(info.name), info.sheet, info.is_own) == (own_id, "大厅海报", "A4", True)
    assert not desk.posters.templates()[0].is_own
    batch = desk.posters.prepare(own_id, Language.ZH)
    assert all(page.verified for page in batch.pages)


def test_an_edit_takes_its_place_under_its_name(desk: Desk, own_id: str) -> None:
    again = desk.own_templates.layout(own_id)
    assert desk.own_templates.save(replace(again, elements=again.elements[:-1]), "大厅海报", own_id) == own_id
    assert len(desk.own_templates.layout(own_id).elements) == len(again.elements) - 1
    assert len(desk.own_templates.list()) == 1


@pytest.mark.parametrize("name", ["", " ", "长" * 41, "🙂海报"])
def test_a_name_that_cannot_be_used_is_refused(desk: Desk, own_id: str, name: str) -> None:
    with pytest.raises(BadInput):
        desk.own_templates.rename(own_id, name)


def test_names_are_different_from_each_other(desk: Desk, own_id: str) -> None:
    with pytest.raises(BadInput, match="of this name already"):
        desk.own_templates.duplicate(own_id, "大厅海报")
    copy = desk.own_templates.duplicate("a3", "大厅海报 A3")
    desk.own_templates.rename(copy, "二楼海报")
    assert [str(info.name) for info in desk.own_templates.list()] == ["大厅海报", "二楼海报"]


def test_the_usual_one_comes_first(desk: Desk, own_id: str) -> None:
    desk.own_templates.set_usual(own_id)
    assert desk.posters.templates()[0].id == desk.own_templates.usual() == own_id
    desk.own_templates.delete(own_id)
    assert desk.posters.templates()[0].id == "a4"


def test_a_deleted_one_is_offered_no_more_and_its_posters_stay_true(desk: Desk, own_id: str, tmp_path: Path) -> None:
    desk.posters.save_pdf(desk.posters.prepare(own_id, Language.ZH), tmp_path / "posters.pdf")
    desk.own_templates.delete(own_id)
    assert own_id not in [info.id for info in desk.posters.templates()]
    with pytest.raises(BadInput, match="was deleted"):
        desk.posters.prepare(own_id, Language.ZH)
    assert {poster.state for poster in desk.posters.states()} == {PosterState.SAVED}
    desk.venue.edit(replace(draft_of(desk.venue.get()), poster_name="江北卫生"), insist=True)
    assert {poster.state for poster in desk.posters.states()} == {PosterState.NEVER}


def test_a_poster_of_another_desks_template_is_true_while_its_code_is(desk: Desk, own_id: str, tmp_path: Path) -> None:
    desk.posters.save_pdf(desk.posters.prepare(own_id, Language.ZH), tmp_path / "posters.pdf")
    with desk.store.write_unaudited() as connection:
        connection.exec_driver_sql("UPDATE poster_issue SET template_id = 'of-another-desk'")
    assert {poster.state for poster in desk.posters.states()} == {PosterState.SAVED}


def test_a_file_carries_it_to_another_desk(desk: Desk, own_id: str, tmp_path: Path) -> None:
    path = tmp_path / "hall.vdlayout"
    desk.own_templates.export_file(own_id, path)
    copy = desk.own_templates.import_file(path)
    one, other = desk.own_templates.layout(own_id), desk.own_templates.layout(copy)
    assert other == replace(one, id=copy, name="大厅海报~2")


def test_a_file_that_is_none_is_refused_and_nothing_kept(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "hall.vdlayout"
    with pytest.raises(UserError, match="cannot be read"):
        desk.own_templates.import_file(path)
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(BadInput, match="it is not JSON"):
        desk.own_templates.import_file(path)
    assert desk.own_templates.list() == ()


def test_a_name_is_never_cut_to_fit(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "hall.vdlayout"
    own_id = desk.own_templates.save(desk.own_templates.layout("a4"), "长" * 40, None)
    desk.own_templates.export_file(own_id, path)
    with pytest.raises(BadInput, match="has 1 to 40 characters"):
        desk.own_templates.import_file(path)
    assert len(desk.own_templates.list()) == 1


def test_only_a_manager_changes_them(desk: Desk, own_id: str) -> None:
    clerk = Member("c", "李春梅", "13800000000", Role.CLERK, 1)
    as_clerk = OwnTemplateService(desk.store, Session(clerk), desk.poster_templates, desk.foreign_pictures)
    for attempt in (
        lambda: as_clerk.save(as_clerk.layout("a4"), "新海报", None),
        lambda: as_clerk.delete(own_id),
        lambda: as_clerk.set_usual(own_id),
    ):
        with pytest.raises(Forbidden):
            attempt()
