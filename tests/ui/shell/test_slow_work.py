"""Whatever takes longer than 200 ms says that it is under way, and can be stopped where that is possible."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.slow_work import SlowWork, WorkNote

pytestmark = pytest.mark.usefixtures("looks")


class Gate:
    """Work that waits until it is let through."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def pass_through(self) -> None:
        assert self.opened.wait(20)

    def count(self, progress: Progress) -> None:
        while not self.opened.wait(0.01):
            progress(1, 0)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.opened.set()


@pytest.fixture
def note(qtbot: QtBot, jobs: Jobs) -> WorkNote:
    made = WorkNote()
    qtbot.addWidget(made)
    SlowWork(jobs, made)
    return made


def _run(jobs: Jobs, work: Callable[..., None], failures: list[UserError] | None = None) -> Job:
    return jobs.run(work, lambda _: None, (failures if failures is not None else []).append)


def test_quick_work_says_nothing_and_slow_work_does_until_it_ends(
    qtbot: QtBot, jobs: Jobs, note: WorkNote, gate: Gate
) -> None:
    with qtbot.waitSignal(_run(jobs, lambda: None).ended):
        pass
    assert note.isHidden()
    job = _run(jobs, gate.pass_through)
    qtbot.waitUntil(lambda: not note.isHidden())
    assert note.accessibleName() == "Working…"
    assert note.stop.isHidden(), "nothing is offered that would not work"
    with qtbot.waitSignal(job.ended):
        gate.opened.set()
    assert note.isHidden()


def test_what_can_be_stopped_is_stopped(qtbot: QtBot, jobs: Jobs, note: WorkNote, gate: Gate) -> None:
    failures: list[UserError] = []
    job = _run(jobs, gate.count, failures)
    qtbot.waitUntil(lambda: not note.stop.isHidden())
    with qtbot.waitSignal(job.ended):
        note.stop.click()
    assert (len(failures), note.isHidden()) == (1, True)


def test_what_a_strip_shows_already_is_not_shown_twice(qtbot: QtBot, jobs: Jobs, note: WorkNote, gate: Gate) -> None:
    strip = ProgressStrip(note)
    strip.follow(_run(jobs, gate.count), "Counting")
    slow = _run(jobs, gate.pass_through)
    qtbot.waitUntil(lambda: slow.is_shown)
    assert (note.isHidden(), note.stop.isHidden()) == (False, True), "only what nothing else shows"
    gate.opened.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)


@pytest.mark.parametrize(
    ("in_percent", "words"),
    [(True, ["25 %", "100 %"]), (False, ["1,250,000,000 / 5,000,000,000", "5,000,000,000 / 5,000,000,000"])],
)
def test_work_on_more_bytes_than_a_qt_int_holds_is_shown(
    qtbot: QtBot, jobs: Jobs, in_percent: bool, words: list[str]
) -> None:
    whole, shown = 5_000_000_000, []
    strip = ProgressStrip(in_percent=in_percent)
    qtbot.addWidget(strip)

    def work(progress: Progress) -> None:
        progress(whole // 4, whole)
        progress(whole, whole)

    def advance(done: int, total: int) -> None:
        strip.advance(done, total)
        (bar,) = strip.findChildren(QProgressBar)
        shown.append((strip.count_text(), bar.value() / bar.maximum()))

    with qtbot.waitSignal(jobs.run(work, lambda _: None, pytest.fail, advance).ended):
        pass
    assert shown == list(zip(words, [0.25, 1.0], strict=True))


class _Slow(FormDialog):
    def __init__(self, jobs: Jobs, gate: Gate, fails: bool) -> None:
        super().__init__(jobs)
        self._gate, self._fails = gate, fails
        self.form.add_row("name", TextField())
        self.set_title("Slow")

    def work(self) -> Callable[[], object]:
        return self._wait

    def _wait(self) -> None:
        self._gate.pass_through()
        if self._fails:
            raise UserError(message("Test", "The disk is full."))


@pytest.mark.parametrize("fails", [False, True])
def test_a_dialog_says_itself_that_its_work_is_under_way(
    qtbot: QtBot, jobs: Jobs, note: WorkNote, gate: Gate, fails: bool
) -> None:
    dialog = _Slow(jobs, gate, fails)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.banner.text() == "Working…")
    assert note.isHidden()
    gate.opened.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    if fails:
        assert dialog.banner.text() == "The disk is full.", "what is said next is not taken away"
        dialog.reject()
