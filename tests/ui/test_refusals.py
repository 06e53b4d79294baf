"""What a role may not do is said where it would be done, before anything is typed; what it may do works."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.ui.kit.commands import COMMANDS, may_run
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.refusals import refusal_of, who_may
from tests.looks import Looks
from tests.ui.every_screen import EveryScreen


def as_member(desk: Desk, role: Role) -> Desk:
    """The desk with somebody of a role at it; the inspector is assigned to the south gate."""
    desk.session.member = next(one for one in desk.members.list() if one.role is role)
    return desk


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_each_command_that_a_role_may_not_use_says_who_may(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, role: Role
) -> None:
    every = EveryScreen(qtbot, program, as_member(desk, role), jobs)
    every.shell.open_page("today")
    refused = [command for command in COMMANDS.values() if not may_run(command, desk)]
    assert refused
    for command in refused:
        refusal = sentence(who_may(command, desk))
        page = every.shell.page(every.shell.current_page)
        page.banner.clear()
        every.shell.run(command.id)
        assert page.banner.text() == refusal, command.id
        if command.page in {one.page for one in every.shell.available()} and not command.id.startswith("go."):
            own = every.shell.page(command.page)
            own.run_command(command.id)
            assert own.banner.text() == refusal, command.id
            action = own.command_action(command.id)
            assert action is not None
            assert refusal_of(action) == refusal, command.id
    assert not [one for one in every.window.findChildren(QDialog) if one.isVisible()]


def test_no_command_that_a_clerk_may_use_is_refused(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, forbidden: list[str]
) -> None:
    every = EveryScreen(qtbot, program, as_member(desk, Role.CLERK), jobs)
    for command, _ in every.commands():
        assert forbidden == [], command
