"""Commands of ``venuedesk`` in processes of their own that need not import the program first.

Each is a real process with its own exit code, forked off one that has imported everything a command may need: a
command takes 0.3 s instead of 1 s, and the tests run some hundreds of them. Where nothing can be forked (Windows), a
process is started as usual. ``run_command`` waits for its end, ``start_command`` does not.
"""

import atexit
import functools
import gc
import io
import json
import os
import pkgutil
import runpy
import select
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from signal import Signals
from typing import NoReturn, TextIO

ROOT = Path(__file__).parent.parent
_PACKAGES = "cli services store domain sync hub posters reports tables files".split()
_MOST = 1 << 17
"""Bytes of a request at most: arguments and environment."""
_CODE = 16
"""Bytes of a process's number or exit code at most."""
_READ_AT_START = ("PYTHON", "LC_", "LANG", "LD_", "TZ")
"""Variables that an interpreter reads when it starts: with others than its own a process must be started afresh."""


def run_command(
    arguments: Sequence[object], environment: dict[str, str], timeout: float = 120, module: str = "desktop"
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m MODULE`` with arguments, by default ``venuedesk``; the environment is the whole of it."""
    line = [str(argument) for argument in arguments]
    if _can_fork(environment):
        return _the_server().run(line, environment, timeout, module)
    return subprocess.run(
        [sys.executable, "-m", module, *line],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
    )


def start_command(
    arguments: Sequence[object], environment: dict[str, str], module: str = "desktop"
) -> "Started | subprocess.Popen[str]":
    """Start ``python -m MODULE`` with arguments; the environment is the whole of it. What it writes is read from
    ``stdout``, its complaints go where those of the tests go."""
    line = [str(argument) for argument in arguments]
    if _can_fork(environment):
        return _the_server().start(line, environment, module)
    return subprocess.Popen(
        [sys.executable, "-m", module, *line],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


class Started:
    """A process that was forked off the server: what ``subprocess.Popen`` offers of one."""

    def __init__(self, pid: int, stdout: TextIO, ended: int) -> None:
        self.pid, self.stdout = pid, stdout
        self.returncode: int | None = None
        self._ended = ended

    def poll(self) -> int | None:
        return self.returncode if self.returncode is not None else self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        code = self.returncode if self.returncode is not None else self._look(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(Signals.SIGTERM)

    def kill(self) -> None:
        self.send_signal(Signals.SIGKILL)

    def _look(self, timeout: float | None) -> int | None:
        look = select.poll()  # select() takes no descriptor above 1,023
        look.register(self._ended)
        if look.poll(None if timeout is None else timeout * 1000):
            answer = os.read(self._ended, _CODE)
            os.close(self._ended)
            assert answer, "the process that commands are forked off has ended"
            self.returncode = int(answer)
        return self.returncode


def _can_fork(environment: dict[str, str]) -> bool:
    return hasattr(os, "fork") and _as_at_start(environment) == _as_at_start(dict(os.environ))


def _the_server() -> "_ForkServer":
    with _STARTING:  # two threads at once would start two
        return _server()


def _as_at_start(environment: dict[str, str]) -> dict[str, str]:
    return {k: v for k, v in environment.items() if k.startswith(_READ_AT_START) and k != "PYTHONWARNINGS"}


def end_server() -> None:
    """To be called when no more commands will run."""
    if _server.cache_info().currsize:
        _server().close()
        _server.cache_clear()


_STARTING = threading.Lock()


@functools.cache
def _server() -> "_ForkServer":
    return _ForkServer()


class _ForkServer:
    """The process that all are forked off; it ends when this one does."""

    def __init__(self) -> None:
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._lock = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "tests.forked", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=ROOT,
                env=dict(os.environ) | {"OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def close(self) -> None:
        """End the process."""
        self._requests.close()
        self._process.wait(10)

    def run(
        self, arguments: list[str], environment: dict[str, str], timeout: float, module: str
    ) -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            process = self._fork(arguments, environment, module, out.fileno(), errors.fileno())
            try:
                code = process.wait(timeout)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            texts = []
            for file in (out, errors):
                file.seek(0)
                texts.append(file.read().decode("utf-8"))
        return subprocess.CompletedProcess(arguments, code, *texts)

    def start(self, arguments: list[str], environment: dict[str, str], module: str) -> Started:
        read, out = os.pipe()
        try:
            process = self._fork(arguments, environment, module, out, 2)
        finally:
            os.close(out)
        process.stdout.close()
        process.stdout = os.fdopen(read, encoding="utf-8")
        return process

    def _fork(self, arguments: list[str], environment: dict[str, str], module: str, out: int, errors: int) -> Started:
        request = json.dumps({"arguments": arguments, "environment": environment, "module": module}).encode()
        assert len(request) < _MOST
        ended, end = os.pipe()
        try:
            with self._lock:
                socket.send_fds(self._requests, [request], [out, errors, end])
                number = self._requests.recv(_CODE)
        finally:
            os.close(end)
        assert number, "the process that commands are forked off has ended"
        return Started(int(number), io.StringIO(), ended)


def _serve(requests: socket.socket) -> int:
    """Fork a process for each request until there are no more."""
    running: dict[int, tuple[int, int]] = {}
    while True:
        for ready in select.select([requests.fileno(), *running], [], [])[0]:
            if ready in running:
                pid, end = running.pop(ready)
                os.close(ready)
                code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                with suppress(BrokenPipeError):  # nobody waits for it any more
                    os.write(end, str(code).encode())
                os.close(end)
                continue
            message, files, _, _ = socket.recv_fds(requests, _MOST, 3)
            if not message:
                requests.close()
                return 0
            pid = os.fork()
            if not pid:
                requests.close()
                for descriptor in (files[2], *running, *(end for _, end in running.values())):
                    os.close(descriptor)
                _end(_perform(json.loads(message), *files[:2]))
            for descriptor in files[:2]:
                os.close(descriptor)
            requests.send(str(pid).encode())
            running[os.pidfd_open(pid)] = pid, files[2]


def _end(code: int) -> NoReturn:
    """End as an interpreter does, but for taking everything apart that was imported: that alone takes half a second, since
    each object that is touched is a page to be copied first."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _perform(request: dict[str, object], out: int, errors: int) -> int:
    """Be ``python -m MODULE`` with these arguments."""
    arguments, environment, module = request["arguments"], request["environment"], request["module"]
    assert isinstance(arguments, list)
    assert isinstance(environment, dict)
    assert isinstance(module, str)
    for file, descriptor in ((out, 1), (errors, 2)):
        os.dup2(file, descriptor)
        os.close(file)
    # The server's own take it for granted that what they write to can be sought in.
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    if environment.get("PYTHONWARNINGS") != "error":
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
    sys.argv = ["venuedesk", *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _import_all() -> None:
    for package in _PACKAGES:
        module = import_module(f"desktop.{package}")
        for found in pkgutil.walk_packages(module.__path__, f"desktop.{package}."):
            if ".migrations." not in found.name:
                import_module(found.name)


if __name__ == "__main__":
    _import_all()
    assert not any(name.startswith("PySide6") for name in sys.modules)
    gc.collect()
    gc.freeze()  # a collection in a process that is forked off would copy every page
    sys.exit(_serve(socket.socket(fileno=int(sys.argv[1]))))
