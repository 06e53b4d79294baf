"""``hub export-case`` and ``hub four-eyes``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.clock import Clock
from desktop.domain.exposure.cases import CaseNumber
from desktop.domain.exposure.overlap import Stay
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.cases.approvals import Answer
from desktop.hub.hub import Hub
from desktop.sync.sealed_list import SealedListReader
from tests.hub.cases.city import Place, declare
from tests.hub.office import office_at
from tests.hub.signing_desk import SigningDesk
from tests.hub.test_commands import hub_command, place

__all__ = ["hub_command", "place"]
Run = Callable[..., tuple[int, dict[str, Any]]]


def a_case(hub: Hub) -> CaseNumber:
    """A case with one contact."""
    now = Clock().now_ms()
    visited, stay = Place(SigningDesk.joined(hub), "医疗机构"), Stay("", Visit(now, now, Precision.EXACT))
    declare(visited, [stay])
    visited.desk.push(hub)
    with hub.engine.begin() as connection:
        number = hub.cases.open(connection, "周敏", "疾控来电核查")
        hub.cases.add(connection, number, [(visited.venue, stay)])
    return number


def test_a_case_is_exported_and_noted(hub_command: Run, place: str, tmp_path: Path) -> None:
    with office_at(tmp_path / "hub", place) as hub:
        number = str(a_case(hub))
    out = tmp_path / "case.vdlist"
    code, made = hub_command("export-case", number, "--out", str(out))
    assert (code, made["case"], made["rows"]) == (0, number, 1)
    with out.open("rb") as file:
        reader = SealedListReader(file)
        assert [len(chunk.entries) for _, chunk in reader.parts()] == [1]
        assert reader.head.case is not None
        assert reader.head.case.reason == "疾控来电核查"
    assert hub_command("officer-log")[1]["ok"]


@pytest.mark.parametrize(
    "line",
    [("2026-999",), ("seven",), ("2026-001", "--reason", "x")],
    ids=["none there", "no number", "no reason"],
)
def test_what_cannot_be_exported_leaves_no_file(
    hub_command: Run, place: str, tmp_path: Path, line: tuple[str, ...]
) -> None:
    out = tmp_path / "case.vdlist"
    code, output = hub_command("export-case", *line, "--out", str(out))
    assert (code, bool(output["error"]), out.exists()) == (2, True, False)


def test_the_four_eyes_rule_holds_for_commands(hub_command: Run, place: str, tmp_path: Path) -> None:
    out = tmp_path / "case.vdlist"
    assert hub_command("four-eyes")[1] == {"on": False}
    assert hub_command("four-eyes", "on")[1] == {"on": True}
    with office_at(tmp_path / "hub", place) as hub:
        number = a_case(hub)
    code, output = hub_command("export-case", str(number), "--out", str(out))
    assert (code, "four-eyes rule" in output["error"], out.exists()) == (2, True, False)
    with office_at(tmp_path / "hub", place) as hub, hub.engine.begin() as connection:
        case = hub.cases.find(connection, number)
        assert case is not None
        hub.approvals.ask(connection, case, "周敏", "交疾控流调")
        (asked,) = hub.approvals.of_case(connection, case)
        hub.approvals.answer(connection, case, asked.id, "梁志远", Answer.APPROVED)
    assert hub_command("export-case", str(number), "--out", str(out))[1]["rows"] == 1
    assert hub_command("four-eyes", "off")[1] == {"on": False}
