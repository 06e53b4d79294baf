"""A desk that stays open, also over a night in which the PC sleeps: each day begins with the purge of what is past its time."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app.daily import DailyWork
from desktop.app.program import Program
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk
from tests.services.retention.retention_desk import DAY_MS, open_retention_desk


def test_it_purges_when_a_day_begins_and_once_a_day(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, jobs: Jobs
) -> None:
    with open_retention_desk(program, made_desk) as opened:
        desk, owner = opened.desk, QObject()
        kept = desk.declarations.retention_days()
        for number, days_ago in enumerate((kept - 1, 1)):
            desk.declarations.enter(opened.draft(number, days_ago))
        work = DailyWork(jobs, owner)
        work.start(desk)
        qtbot.waitUntil(lambda: not jobs.is_busy)
        assert desk.declarations.count() == 2
        for _ in range(2):
            opened.clock.ms += DAY_MS
            work.look()
            qtbot.waitUntil(lambda: not jobs.is_busy)
        assert desk.declarations.count() == 1
        before = desk.store.generation
        work.look()
        assert not jobs.is_busy, "it has been done today"
        assert desk.store.generation == before
        work.stop()
