"""Reader processes: what they may not do, and what becomes of those that try."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.sandbox.frames import BLOCK
from desktop.sandbox.readers import PartsReader, ProcessKind, Reader
from desktop.sandbox.sandbox import ReaderFault, Sandbox

HERE = "tests.sandbox.strangers"
KIND = ProcessKind("strangers", (HERE,), memory=200 << 20)
HASTY = ProcessKind("hasty", (HERE,), memory=200 << 20, cpu_seconds=1, silence=0.3)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


@pytest.fixture(scope="module")
def processes() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def reader(function: str, result: type[Any], kind: ProcessKind = KIND) -> Reader[Any]:
    return Reader(kind, HERE, function, result)


PROCESS = reader("process", int)
NUMBERS = PartsReader(KIND, HERE, "numbers", int)


def test_one_process_reads_one_file_after_the_other(processes: Sandbox) -> None:
    first, second = (processes.read(PROCESS, b"", "f") for _ in range(2))
    assert first == second != os.getpid()


@pytest.mark.parametrize("size", [4, BLOCK - 1, BLOCK, 3 * BLOCK + 17])
def test_a_file_arrives_whole(processes: Sandbox, tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "f").write_bytes(data)
    assert processes.read(reader("whole", bytes), tmp_path / "f", "f") == data
    assert processes.read(reader("whole", bytes), data, "f") == data


@POSIX
def test_nothing_of_the_world_is_in_reach(processes: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENUEDESK_PASSWORD", "correct-horse-8")
    path = tmp_path / "desk.db"
    path.write_bytes(b"x")
    with closing(Sandbox()) as own:  # started with the password in the environment
        assert own.read(reader("reach", tuple[str, ...]), str(path).encode(), "f") == ()
    assert [one.name for one in tmp_path.iterdir()] == ["desk.db"]


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        pytest.param("memory", KIND, marks=POSIX),
        ("silence", HASTY),
        pytest.param("crash", KIND, marks=POSIX),
        ("another_kind", KIND),
    ],
)
def test_a_file_that_wants_too_much_is_refused_in_one_sentence_and_the_next_is_read(
    processes: Sandbox, function: str, kind: ProcessKind
) -> None:
    with pytest.raises(BadInput, match=r"bomb\.xlsx is too large or damaged, so that it cannot be read here"):
        processes.read(reader(function, int, kind), b"", "bomb.xlsx")
    assert processes.read(reader("process", int, kind), b"", "f")


@POSIX
def test_the_system_ends_what_takes_too_much_of_a_processor(processes: Sandbox) -> None:
    patient = ProcessKind("patient", (HERE,), memory=200 << 20, cpu_seconds=1)
    with pytest.raises(BadInput, match="too large or damaged"):
        processes.read(reader("loop", int, patient), b"", "f")


def test_what_a_library_prints_is_no_message(processes: Sandbox) -> None:
    assert processes.read(reader("noise", str), b"", "f") == "result"


@pytest.mark.parametrize(("content", "kind"), [(b"world", UserError), (b"input", BadInput)])
def test_a_readers_sentence_arrives_as_it_was(processes: Sandbox, content: bytes, kind: type[UserError]) -> None:
    with pytest.raises(UserError) as refused:
        processes.read(reader("refusal", int), content, "表.csv")
    assert type(refused.value) is kind
    assert str(refused.value) == "表.csv has 1,234 of Column C."


def test_a_fault_of_ours_names_its_place_and_nothing_of_the_file(
    processes: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ReaderFault):
        processes.read(reader("fault", int), "欧阳秀英".encode(), "f")
    assert "strangers.py" in caplog.text
    assert "fault" in caplog.text
    assert "欧阳秀英" not in caplog.text


def test_parts_come_in_their_order_and_what_is_left_of_them_is_not_made(processes: Sandbox) -> None:
    before = processes.read(PROCESS, b"", "f")
    with processes.parts(NUMBERS, b"1000", "f") as parts:
        assert list(parts) == list(range(1000))
    with processes.parts(NUMBERS, b"1000000000000", "f") as parts:
        assert list(islice(parts, 20)) == list(range(20))
    assert processes.read(PROCESS, b"", "f") == before


def test_files_are_read_side_by_side(processes: Sandbox) -> None:
    with processes.parts(NUMBERS, b"9", "f") as first, processes.parts(NUMBERS, b"8", "g") as second:
        assert [*zip(first, second, strict=False)] == [(n, n) for n in range(8)]


def test_whoever_stops_the_work_waits_for_nothing(processes: Sandbox) -> None:
    def watch() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        processes.read(reader("silence", int), b"", "f", watch)


@pytest.mark.parametrize("end", [Sandbox.interrupt, Sandbox.close])
def test_the_end_of_the_program_is_not_waited_for_either(qtbot: QtBot, end: Any) -> None:
    own = Sandbox()
    began = threading.Event()
    seen: list[BaseException] = []

    def read() -> None:
        try:
            own.read(reader("silence", int), b"", "f", began.set)
        except UserError as error:
            seen.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    assert began.wait(10)
    end(own)
    thread.join(10)
    own.close()
    assert [type(one) for one in seen] == [Cancelled]
    with pytest.raises(Cancelled):
        own.read(PROCESS, b"", "f")


def test_what_is_no_file_is_not_waited_for(processes: Sandbox, tmp_path: Path) -> None:
    places = [tmp_path, tmp_path / "none", Path("a\0b")]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places.append(tmp_path / "pipe")
    for place in places:
        with pytest.raises(OSError):  # noqa: PT011 (each system has another sentence)
            processes.read(PROCESS, place, "f")


PARENT = """
import time
from desktop.sandbox.sandbox import Sandbox
from tests.sandbox.test_sandbox import PROCESS, reader
sandbox = Sandbox()
print(sandbox.read(PROCESS, b"", "f"), flush=True)
sandbox.read(reader("silence", int), b"", "f")
"""


@POSIX
def test_it_ends_with_the_program_that_was_killed(qtbot: QtBot) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
    qtbot.waitUntil(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
