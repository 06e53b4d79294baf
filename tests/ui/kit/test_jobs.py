"""Work in the background: its outcome comes back on the GUI thread, whichever it is."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.ui.kit.jobs import Jobs


class Owner(QObject):
    """Something that waits for a result."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[UserError] = []
        self.steps: list[tuple[int, int]] = []
        self.threads: set[QThread] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(QThread.currentThread())

    def failed(self, error: UserError) -> None:
        self.errors.append(error)
        self.threads.add(QThread.currentThread())

    def advanced(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.threads.add(QThread.currentThread())


def test_result_comes_back_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()
    job = jobs.run(threading.get_ident, owner.done, owner.failed)
    with qtbot.waitSignal(job.ended):
        pass
    assert owner.results != [threading.get_ident()]
    assert owner.threads == {owner.thread()}
    assert not jobs.is_busy


def test_a_fault_of_the_world_comes_back_as_it_is(qtbot: QtBot, jobs: Jobs) -> None:
    owner, fault = Owner(), UserError(message("Test", "The disk is full."))

    def work() -> None:
        raise fault

    with qtbot.waitSignal(jobs.run(work, owner.done, owner.failed).ended):
        pass
    assert owner.errors == [fault]


def test_our_own_fault_is_reported_and_told_in_plain_words(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()
    with qtbot.waitSignal(jobs.crashed) as crashed:
        jobs.run(lambda: 1 / 0, owner.done, owner.failed)
    assert isinstance(crashed.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: len(owner.errors) == 1)
    assert "division" not in str(owner.errors[0])


def test_progress_arrives_and_the_last_step_is_never_swallowed(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()

    def work(progress: Progress) -> str:
        for step in range(1000):
            progress(step + 1, 1000)
        return "ready"

    job = jobs.run(work, owner.done, owner.failed, owner.advanced)
    with qtbot.waitSignal(job.ended):
        pass
    assert owner.results == ["ready"]
    assert owner.steps[-1] == (1000, 1000)
    assert len(owner.steps) < 100
    assert owner.threads == {owner.thread()}


def test_cancelled_work_ends_at_its_next_step(qtbot: QtBot, jobs: Jobs) -> None:
    owner, reached = Owner(), threading.Event()

    def work(progress: Progress) -> None:
        step = 0
        while True:
            progress(step := step + 1, 10**9)
            reached.set()

    job = jobs.run(work, owner.done, owner.failed, owner.advanced)
    assert reached.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert isinstance(owner.errors[0], Cancelled)
    assert owner.results == []


@pytest.mark.parametrize("outcome", [lambda: 1, lambda: 1 / 0])
def test_what_a_closed_page_waited_for_is_dropped(qtbot: QtBot, jobs: Jobs, outcome: Callable[[], object]) -> None:
    owner, go = Owner(), threading.Event()
    results = owner.results

    def work() -> object:
        go.wait(5)
        return outcome()

    job = jobs.run(work, owner.done, owner.failed)
    delete(owner)
    with qtbot.waitSignal(job.ended):
        go.set()
    assert results == []


def test_shutdown_stops_what_runs_and_waits_for_it(qtbot: QtBot, qapp: QObject) -> None:
    jobs, reached = Jobs(qapp), threading.Event()

    def work(progress: Progress) -> None:
        while True:
            progress(1, 10**9)
            reached.set()

    owner = Owner()
    job = jobs.run(work, owner.done, owner.failed)
    assert reached.wait(5)
    with qtbot.waitSignal(job.ended):
        assert jobs.shutdown()
    assert isinstance(owner.errors[0], Cancelled)


def test_many_small_jobs_all_come_back(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()
    for number in range(200):
        jobs.run(lambda n=number: n, owner.done, owner.failed)
    qtbot.waitUntil(lambda: len(owner.results) == 200)
    assert sorted(owner.results) == list(range(200))


class Held:
    """Something that a job knows, as it knows its page; it notes on which thread it is released."""

    def __init__(self, released: list[threading.Thread]) -> None:
        self._released = released

    def __del__(self) -> None:
        self._released.append(threading.current_thread())


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_job_knows_is_released_on_the_gui_thread(qtbot: QtBot, jobs: Jobs, fails: bool) -> None:
    """Whatever is a widget in the functions of a job may only end there."""
    released: list[threading.Thread] = []

    def run(held: Held) -> None:
        def work() -> object:
            if fails:
                raise UserError(message("Test", "The disk is full."))
            return held

        jobs.run(work, lambda _result: held, lambda _error: held)

    for _ in range(100):
        run(Held(released))
    qtbot.waitUntil(lambda: len(released) == 100)
    assert set(released) == {threading.main_thread()}


def test_what_is_held_waits_in_its_order_and_is_not_under_way(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()
    jobs.hold()
    for number in range(3):
        last = jobs.run(lambda number=number: number, owner.done, owner.failed)
    assert not jobs.is_busy
    with qtbot.assertNotEmitted(last.ended, wait=50):
        pass
    with qtbot.waitSignal(jobs.idle):
        jobs.release()
        assert jobs.is_busy
    assert sorted(map(str, owner.results)) == ["0", "1", "2"]
    assert not jobs.is_held


def test_what_runs_when_others_are_held_ends(qtbot: QtBot, jobs: Jobs) -> None:
    owner, may_end = Owner(), threading.Event()
    jobs.run(lambda: may_end.wait(20), owner.done, owner.failed)
    jobs.hold()
    assert jobs.is_busy
    with qtbot.waitSignal(jobs.idle):
        may_end.set()
    assert owner.results == [True]


def test_what_was_held_for_nobody_is_never_done(qtbot: QtBot, jobs: Jobs) -> None:
    owner, done = Owner(), threading.Event()
    jobs.hold()
    job = jobs.run(done.set, owner.done, owner.failed)
    with qtbot.waitSignal(job.ended):
        jobs.forget_held()
    jobs.release()
    with qtbot.waitSignal(jobs.run(lambda: None, owner.done, owner.failed).ended):
        pass
    assert not done.is_set()
    assert owner.results == [None]


def test_work_on_a_thread_of_its_own_is_under_way_too(qtbot: QtBot, jobs: Jobs) -> None:
    jobs.begin_elsewhere()
    assert jobs.is_busy
    with qtbot.waitSignal(jobs.idle):
        jobs.end_elsewhere()
    assert not jobs.is_busy
