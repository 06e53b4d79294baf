"""A text replaced in all templates of the venue's own: looked at first, done as one, undone as one."""

from dataclasses import replace

import pytest

from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.people import Member, Role
from desktop.domain.posters import Language
from desktop.domain.wording import YES
from desktop.posters.document.layout import Element, Frame, Layout, TextProps
from desktop.posters.document.layout_json import dump
from desktop.posters.document.replacing import replaced_text
from desktop.services.desk import Desk
from desktop.services.posters.replacing import ReplaceService
from desktop.services.session import Session

PHONE, OTHER_PHONE = "0752-2812345", "0752-2899999"


def with_phone(layout: Layout, gate_id: str = "") -> Layout:
    """The layout with a line of its own, worded otherwise at one gate."""
    style = next(iter(layout.styles))
    words = {
        Language.ZH: f"咨询 **{PHONE}**，{{gate.name}}",
        Language.EN: f"Call {PHONE}",
        Language.ZH_EN: f"咨询 Call {PHONE}",
    }
    line = Element("phone", Frame(15, 240, 180, 40), TextProps(words, dict.fromkeys(Language, style)), z=80)
    patch: dict[str, object] = {"bind": f"夜间请拨 {PHONE}"}
    return replace(layout, elements=(*layout.elements, line), overrides={gate_id: {"phone": patch}} if gate_id else {})


@pytest.fixture
def own(desk: Desk) -> dict[str, str]:
    """Two templates that say the phone number, one that does not."""
    gate = desk.gates.list()[0].id
    make = desk.own_templates
    return {
        "大厅": make.save(with_phone(make.layout("a4"), gate), "大厅", None),
        "二楼": make.save(with_phone(make.layout("a3")), "二楼", None),
        "门口": make.duplicate("a5", "门口"),
    }


def documents(desk: Desk) -> dict[str, str]:
    return {str(info.name): dump(desk.own_templates.layout(info.id)) for info in desk.own_templates.list()}


@pytest.mark.parametrize(
    ("text", "find", "replacement", "after"),
    [
        ("电话 12", "12", "34", "电话 34"),
        ("{gate.name} name", "name", "n", "{gate.name} n"),
        ("a **b** a", "a", "**", "** **b** **"),
        ("{gate.name}", "{gate.name}", "{gate.code}", "{gate.code}"),
        ("aaa", "aa", "b", "ba"),
        ("abc", "", "x", "abc"),
    ],
)
def test_fields_and_bold_type_stay(text: str, find: str, replacement: str, after: str) -> None:
    assert replaced_text(text, find, replacement)[0] == after


def test_what_would_change_is_counted_by_template(desk: Desk, own: dict[str, str]) -> None:
    plan = desk.replacing.look(PHONE, OTHER_PHONE)
    assert [(str(hits.template.name), hits.count) for hits in plan.own] == [("大厅", 4), ("二楼", 3)]
    assert (f"Call {PHONE}", f"Call {OTHER_PHONE}") in plan.own[0].texts
    assert (plan.count, plan.built_in, plan.venue, plan.problem) == (7, (), (), None)
    assert not desk.replacing.look("", "x").own


def test_it_is_done_and_undone_as_one(desk: Desk, own: dict[str, str]) -> None:
    before = documents(desk)
    done = desk.replacing.replace(desk.replacing.look(PHONE, OTHER_PHONE))
    assert (done.templates, desk.replacing.last()) == (2, done)
    after = documents(desk)
    assert PHONE not in "".join(after.values())
    assert after["大厅"].count(OTHER_PHONE) == 4
    assert after["门口"] == before["门口"]
    again = desk.replacing.replace(desk.replacing.look("咨询", "问询"))
    assert desk.replacing.undo(again.change_id) == ()
    assert documents(desk) == after
    assert desk.replacing.undo(done.change_id) == ()
    assert documents(desk) == before
    assert desk.replacing.last() is None
    with pytest.raises(BadInput, match="undone already"):
        desk.replacing.undo(done.change_id)


def test_what_was_edited_since_stays_and_is_named(desk: Desk, own: dict[str, str]) -> None:
    before = documents(desk)
    done = desk.replacing.replace(desk.replacing.look(PHONE, OTHER_PHONE))
    desk.own_templates.save(with_phone(desk.own_templates.layout("a5")), "二楼", own["二楼"])
    edited = documents(desk)["二楼"]
    assert desk.replacing.undo(done.change_id) == ("二楼",)
    assert documents(desk) == {**before, "二楼": edited}


def test_a_template_that_changed_meanwhile_stops_it_all(desk: Desk, own: dict[str, str]) -> None:
    plan = desk.replacing.look(PHONE, OTHER_PHONE)
    desk.own_templates.rename(own["二楼"], "三楼")
    before = documents(desk)
    with pytest.raises(BadInput, match="changed meanwhile"):
        desk.replacing.replace(plan)
    assert documents(desk) == before


@pytest.mark.parametrize(("replacement", "why"), [("长" * 400, "does not fit"), ("{venue.fax}", "no field")])
def test_what_could_not_be_printed_is_refused_before(
    desk: Desk, own: dict[str, str], replacement: str, why: str
) -> None:
    plan = desk.replacing.look(PHONE, replacement)
    assert plan.problem is not None
    assert why in str(plan.problem)
    with pytest.raises(BadInput):
        desk.replacing.replace(plan)


def test_what_cannot_be_changed_here_is_told_with_the_way(desk: Desk, own: dict[str, str]) -> None:
    wording = desk.wording.get().wording
    desk.wording.save(replace(wording, health_code=YES, steps_zh="扫一扫\n请走绿色通道登记\n"))
    plan = desk.replacing.look("绿色通道", "便民通道")
    assert len(plan.built_in) > 5
    assert [str(where) for where in plan.venue] == ["the steps on posters"]
    ids = [gate.id for gate in desk.gates.list()]
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, ids[:3]), "laser", 1)
    host = desk.replacing.look("venue.huizhou.example", "x.example")
    assert ([str(where) for where in host.venue], host.host_posters) == (["the host of the codes"], 3)


def test_only_the_manager_replaces(desk: Desk, own: dict[str, str]) -> None:
    clerk = Member("c", "李春梅", "13800138001", Role.CLERK, 1)
    service = ReplaceService(desk.store, Session(clerk), desk.typesetting, desk.poster_templates)
    with pytest.raises(Forbidden):
        service.replace(desk.replacing.look(PHONE, OTHER_PHONE))
