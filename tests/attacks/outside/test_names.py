"""Names with characters that nobody sees: they look like another name, turn a line round, or command a terminal."""

import io
import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from desktop import log
from desktop.cli.output import Result, show, write_line
from desktop.domain.characters import first_hidden, made_visible
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.hub.console.render import environment
from desktop.services.desk import Desk
from desktop.services.venue.venues import draft_of
from desktop.services.wall_round.scan_results import host_of
from desktop.store import tables
from tests.posters.test_untrusted import BASE

HIDDEN = (
    "\x1b",
    "\x00",
    "\x7f",
    "\x9b",
    "\n",
    "\u2028",
    "\u00ad",
    "\u200b",
    "\u200e",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\U000e0041",
)
SENTENCE = r"Character 2 \(U\+[0-9A-F]{4,5}\) cannot be seen and makes a name look like another one"


def hidden_in(name: str, character: str) -> str:
    return name[0] + character + name[1:]


def test_no_name_of_a_desk_holds_one(desk: Desk) -> None:
    for character in HIDDEN:
        refuse_everywhere(desk, character)


def refuse_everywhere(desk: Desk, character: str) -> None:
    venue = draft_of(desk.venue.get())
    attempts = (
        lambda: desk.gates.add(hidden_in("东门", character)),
        lambda: desk.gate_lists.add((hidden_in("东门", character),)),
        lambda: desk.members.add_clerk(hidden_in("陈志", character), "13800138009", "correct-horse-9"),
        lambda: desk.replication.name_desk(hidden_in("前台", character)),
        lambda: desk.own_templates.duplicate("a4", hidden_in("海报", character)),
        lambda: desk.venue.edit(replace(venue, name=hidden_in(venue.name, character))),
    )
    for attempt in attempts:
        with pytest.raises(BadInput, match=SENTENCE):
            attempt()
    plan = desk.gate_lists.plan(desk.gate_lists.read_text("检测点\n" + '"' + hidden_in("东门", character) + '"'), 0)
    assert character in "\0\n" or [line.problem is not None for line in plan.lines] == [True]


def test_what_names_of_some_scripts_need_is_no_reason() -> None:
    for name in ("葛\U000e0100城", "\u182a\u180b\u1820", "阿卜杜·热合曼", "Zoë", "𠮷野家"):
        assert first_hidden(name) is None


def test_a_layout_cannot_be_called_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.vdlayout"
    path.write_text(json.dumps(BASE | {"name": hidden_in("海报", "\u200b")}), "utf-8")
    with pytest.raises(BadInput, match="a name in it cannot be used"):
        desk.own_templates.import_file(path)


def test_what_is_stored_from_before_is_shown_with_it_and_not_changed(desk: Desk) -> None:
    old = "北\u202e门\x1b]0;x\x07"
    gate = desk.gates.list()[0]
    with desk.store.write_unaudited() as connection:
        connection.execute(update(tables.gate).where(tables.gate.c.id == gate.id).values(name=old))
        connection.execute(update(tables.member).values(name=old))
        connection.execute(update(tables.venue).values(name=old))
    shown = "北[U+202E]门[U+001B]]0;x[U+0007]"
    assert desk.gates.list()[0].name == shown
    assert {member.name for member in desk.members.list()} == {shown}
    assert desk.venue.get().name == shown
    with desk.store.read() as connection:
        assert connection.scalar(tables.gate.select().with_only_columns(tables.gate.c.name)) == old


def test_a_terminal_obeys_nothing_that_came_from_a_desk(capsys: pytest.CaptureFixture[str]) -> None:
    """``hub desks`` prints what desks call their venues: with colours, titles, or a cleared screen."""
    name = "卫生院\x1b[2J\x1b]0;root\x07\u202egnp.exe\n+1 fine\x9b31m"
    show(Result({"name": name}, [f"1: {name}"]), as_json=False)
    show(Result({"name": name}, []), as_json=True)
    printed = capsys.readouterr().out
    people, machines = printed.splitlines()
    assert people.endswith("卫生院[U+001B][2J[U+001B]]0;root[U+0007][U+202E]gnp.exe[U+000A]+1 fine[U+009B]31m")
    assert json.loads(machines) == {"name": name}
    assert first_hidden(people + machines) is None
    err = io.StringIO()
    write_line(err, str(message("tables", "{path} is no spreadsheet", path=Path("a\u202excod.exe"))))
    assert err.getvalue() == "a[U+202E]xcod.exe is no spreadsheet\n"


def test_a_line_of_the_log_is_one_line(tmp_path: Path) -> None:
    log.start(tmp_path)
    logging.getLogger("desktop.hub").warning("desk %s", "北门\x1b[2J\u202e")
    text = (tmp_path / "venuedesk.log").read_text("utf-8")
    assert text.endswith("desk 北门[U+001B][2J[U+202E]\n")
    log.start(tmp_path / "other")


def test_the_console_shows_it_too() -> None:
    template = environment().from_string("<td>{{ name }}</td>")
    assert template.render(name="卫\u202e<b>") == "<td>卫[U+202E]&lt;b&gt;</td>"


def test_the_host_of_a_code_on_the_wall_is_shown_as_it_is() -> None:
    assert host_of("https://good.example\u202e.live/x") == "good.example[U+202E].live"


@given(st.text())
def test_what_is_shown_hides_nothing_and_loses_nothing(text: str) -> None:
    shown = made_visible(text, kept="")
    assert first_hidden(shown) is None
    assert first_hidden(text) is not None or shown == text
