"""The table of rights, every method × every role × own and other gate. Made-up people."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from desktop.domain.counting import HourSheetDraft
from desktop.domain.errors import Forbidden
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.services.counting.counting import Noticed, Pressed
from desktop.services.desk import Desk
from desktop.services.gate_desk.desk import GateDesk
from desktop.services.printing.posters import PrintOrder
from desktop.services.printing.reprints import ReprintBatch
from desktop.services.rights import Rule, may_call, rules_of
from desktop.store.ledger import Store
from desktop.ui.kit.commands import COMMANDS
from tests.gates import Gates, gate, member, slip

AGREED = Path(__file__).with_name("rights.txt")
AT_A_GATE = "at a gate: "
OWN, OTHER = "南门", "北门"
ADMITTED = {
    "manager": {Role.MANAGER},
    "front desk": {Role.MANAGER, Role.CLERK},
    "own part": set(Role),
    "everybody": set(Role),
}


def agreed() -> dict[str, str]:
    lines = (line for line in AGREED.read_text().splitlines() if line and not line.startswith("#"))
    pairs = (line.rsplit("  ", 1) for line in lines)
    return {call.strip(): who for call, who in pairs}


def at_gates() -> dict[str, str]:
    """The same for the desk of an inspector."""
    table = agreed()
    own = {call.removeprefix(AT_A_GATE): who for call, who in table.items() if call.startswith(AT_A_GATE)}
    return {call: who for call, who in table.items() if not call.startswith(AT_A_GATE)} | own


def for_desk() -> dict[str, str]:
    return {call: who for call, who in agreed().items() if not call.startswith(AT_A_GATE)}


def in_words(rule: Rule) -> str:
    if rule.right is None:
        return "everybody"
    if rule.own:
        return f"own part: {rule.by}" if rule.by else "own part"
    (who,) = (who for who, roles in ADMITTED.items() if roles == set(filter(rule.admits_role, Role)))
    return who


class Reached(Exception):
    """An argument was looked at."""


class Untouched:
    """An argument that nobody may look at before the right was asked for."""

    def _reached(self, *_: object) -> NoReturn:
        raise Reached

    __getattr__ = __iter__ = __len__ = __bool__ = __str__ = __eq__ = __fspath__ = __getitem__ = __index__ = _reached
    __hash__ = object.__hash__


def method_of(desk: Desk, call: str) -> Callable[..., Any]:
    service, _, name = call.partition(".")
    method: Callable[..., Any] = getattr(getattr(desk, service), name)
    return method


def untouched(method: Callable[..., Any]) -> list[Untouched]:
    code = getattr(method, "__wrapped__", method)
    asked = getattr(code, "__code__", None) or code.__func__.__code__
    optional = len(getattr(code, "__defaults__", None) or ())
    return [Untouched() for _ in range(asked.co_argcount - 1 - optional)]


def outcome(act: Callable[[], object]) -> type[BaseException] | None:
    """What a call raises; None where it goes through."""
    try:
        act()
    except Exception as error:
        return type(error)
    return None


@pytest.fixture
def counted_store(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that a database was read or written."""
    used: list[str] = []
    for name in ("read", "write", "write_unaudited", "checkpoint_truncate"):
        ours = getattr(Store, name)

        def noting(self: Store, *args: Any, _ours: Any = ours, _name: str = name, **more: Any) -> Any:
            used.append(_name)
            return _ours(self, *args, **more)

        monkeypatch.setattr(Store, name, noting)
    return used


def test_each_method_has_the_row_that_was_agreed_on() -> None:
    assert {call: in_words(rule) for call, rule in Desk.rules().items()} == for_desk()
    assert {call: in_words(rule) for call, rule in GateDesk.rules().items()} == at_gates()


def test_a_method_without_a_row_fails() -> None:
    class WithMethod:
        def read(self) -> None:
            """Nobody said who may."""

    class WithProperty:
        @property
        def count(self) -> int:
            return 0

    for service in (WithMethod, WithProperty):
        with pytest.raises(AttributeError):
            rules_of(service)


def test_what_is_open_to_all_gives_its_reason() -> None:
    assert [call for call, rule in Desk.rules().items() if (rule.right is None) is not bool(rule.reason)] == []


def test_each_command_of_the_window_is_a_row_of_the_table() -> None:
    rows = Desk.rules()
    assert {command.call for command in COMMANDS.values() if command.call} <= rows.keys()


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_refused_before_anything_is_looked_at_and_else_let_in(
    gates: Gates, role: Role, counted_store: list[str]
) -> None:
    table = at_gates() if role is Role.INSPECTOR else for_desk()
    signed_in = {Role.MANAGER: gates.manager, Role.CLERK: gates.clerk, Role.INSPECTOR: gates.inspector}[role]
    with signed_in() as desk:
        methods = {call: method_of(desk, call) for call in table}
        wrong = []
        for call, who in table.items():
            method, is_admitted = methods[call], role in ADMITTED[who.partition(":")[0]]
            assert is_admitted == desk.may(call), call
            if not is_admitted:
                del counted_store[:]
                for arguments in ((), (Untouched(),), tuple(untouched(method))):
                    if outcome(lambda m=method, a=arguments: m(*a)) is not Forbidden or counted_store:
                        wrong.append(call)
                continue
            # An inspector's gates are looked up in what is given: that is the next test's.
            is_about_gates = role is Role.INSPECTOR and who.startswith("own part:")
            if not is_about_gates and outcome(lambda m=method: m(*untouched(m))) is Forbidden:
                wrong.append(call)
        assert wrong == []


@pytest.fixture
def inspectors_desk(gates: Gates) -> Iterator[Desk]:
    """The desk as what inspectors did is done again at it: the inspector of the south gate is who acts."""
    with gates.manager() as desk:
        yield desk


def things(desk: Desk, name: str) -> Mapping[str, Any]:
    """What each parameter of the table says of a gate, with all that it leads to."""
    at = gate(desk, name)
    declaration = desk.declarations.enter(
        slip(desk, slip={OWN: "1", OTHER: "2"}[name], gate=name, temperature_c="38.2")
    )
    batch = desk.posters.prepare("a4", Language.ZH, [at])
    desk.posters.record_print(batch, "printer", 1)
    (issue,) = batch.issues
    sheet = desk.hour_sheets.enter(HourSheetDraft(desk.clock.today().isoformat(), at, "", {(0, "normal"): "7"}))
    reprint = ReprintBatch(desk.posters.templates()[0], Language.ZH, (at,))
    return {
        "gate_id": at,
        "gate_ids": [at],
        "pressed": [Pressed(at, desk.clock.now_ms())],
        "noticed": Noticed(at, 384),
        "press_id": desk.counting.press(at).id,
        "sheet_id": sheet.id,
        "declaration_id": declaration.id,
        "fever_id": desk.fevers.of_declaration(declaration.id),
        "batch": batch,
        "issues": [issue],
        "issue_id": issue.id,
        "order": PrintOrder("a4", Language.ZH, (at,), "printer"),
        "batches": [reprint],
        "files": [(reprint, "again")],
        "draft": {
            "hour_sheets.enter": HourSheetDraft(desk.clock.today().isoformat(), at, "", {(1, "normal"): "8"}),
            "declarations.enter": slip(desk, slip={OWN: "3", OTHER: "4"}[name], gate=name),
        },
    }


def called(desk: Desk, call: str, rule: Rule, arguments: Mapping[str, Any]) -> type[BaseException] | None:
    """What a call says where it is about a gate and about nothing else that could be looked at."""
    value = arguments[rule.by][call] if rule.by == "draft" else arguments[rule.by]
    method = method_of(desk, call)
    names = method.__wrapped__.__code__.co_varnames  # type: ignore[attr-defined]
    others = {name: Untouched() for name in names[1 : 1 + len(untouched(method))] if name != rule.by}
    return outcome(lambda: method(**others, **{rule.by: value}))


def test_an_inspector_is_let_in_at_the_own_gate_and_refused_at_others(inspectors_desk: Desk) -> None:
    desk = inspectors_desk
    arguments = {name: things(desk, name) for name in (OWN, OTHER)}
    me = replace(member(desk, "单雄"), role=Role.INSPECTOR)
    desk.session.member = me
    rules = {call: rule for call, rule in Desk.rules().items() if rule.by}
    assert {rule.by for rule in rules.values()} <= arguments[OWN].keys()
    refused = [call for call, who in for_desk().items() if Role.INSPECTOR not in ADMITTED[who.partition(":")[0]]]
    assert {outcome(method_of(desk, call)) for call in refused} == {Forbidden}
    assert [call for call, rule in rules.items() if called(desk, call, rule, arguments[OTHER]) is not Forbidden] == []
    assert [call for call, rule in rules.items() if called(desk, call, rule, arguments[OWN]) is Forbidden] == []
    for name, is_own in ((OWN, True), (OTHER, False)):
        assert [call for call in rules if may_call(method_of(desk, call), gate(desk, name)) is not is_own] == []


def test_at_a_gate_others_are_refused_as_well(gates: Gates) -> None:
    with gates.other() as other:
        press = other.counting.press(gate(other, OTHER))
        entered = other.declarations.enter(slip(other, gate=OTHER))
        sheet = other.hour_sheets.enter(
            HourSheetDraft(other.clock.today().isoformat(), gate(other, OTHER), "", {(0, "normal"): "7"})
        )
    with gates.inspector() as own:
        at = gate(own, OTHER)
        for forbidden in (
            lambda: own.counting.press(at),
            lambda: own.counting.abnormal(Noticed(at, 384)),
            lambda: own.counting.undo(press.id),
            lambda: own.hour_sheets.take_back(sheet.id),
            lambda: own.hour_sheets.place(at, own.clock.today().isoformat()),
            lambda: own.declarations.enter(slip(own, slip="2", gate=OTHER)),
            lambda: own.declarations.take_back(entered.id),
            lambda: own.fevers.open_at_gate(at, 384),
            lambda: own.posters.prepare("a4", Language.ZH, [at]),
            lambda: own.posters.prepare("a4", Language.ZH),
            lambda: own.posters.save_pdf(SimpleNamespace(pages=[SimpleNamespace(gate_id=at)]), Path("x.pdf")),  # type: ignore[arg-type]
            lambda: own.count_reports.tally(dt.date(2026, 11, 23), [gate(own), at], Language.ZH),
        ):
            assert outcome(forbidden) is Forbidden


def test_ones_own_password_is_for_everybody_and_anothers_for_the_manager(
    gates: Gates, counted_store: list[str]
) -> None:
    with gates.clerk() as desk:
        others, me = member(desk, "单雄"), desk.members.me()
        del counted_store[:]
        assert outcome(lambda: desk.members.change_password(others.id, "three new words")) is Forbidden
        assert outcome(lambda: desk.members.change_password(me.id, "three new words", "", suspected=True)) is Forbidden
        assert counted_store == []
        desk.members.change_password(me.id, "three new words", "green-channel-1")


def test_whoever_has_left_may_do_nothing_that_asks_for_a_right(desk: Desk) -> None:
    desk.session.member = replace(desk.session.member, bound=False)
    assert [call for call, rule in Desk.rules().items() if desk.may(call) is not (rule.right is None)] == []
