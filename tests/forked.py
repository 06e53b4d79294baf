"""Commands of ``venuedesk`` in processes of their own that need not import the program first.

Each is a real process with its own exit code, forked off one that has imported everything a command may need: a
command takes 0.3 s instead of 1 s, and the tests run some hundreds of them. Where nothing can be forked (Windows), a
process is started as usual.
"""

import functools
import json
import os
import pkgutil
import runpy
import select
import socket
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).parent.parent
_PACKAGES = "cli services store domain sync hub posters reports tables files".split()
_MOST = 1 << 17
"""Bytes of a request at most: arguments and environment."""
_READ_AT_START = ("PYTHON", "LC_", "LANG", "LD_", "TZ")
"""Variables that an interpreter reads when it starts: with others than its own a process must be started afresh."""


def run_command(
    arguments: Sequence[object], environment: dict[str, str], timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run ``venuedesk`` with arguments; the environment is the whole of it."""
    line = [str(argument) for argument in arguments]
    if hasattr(os, "fork") and _as_at_start(environment) == _as_at_start(dict(os.environ)):
        with _STARTING:  # two threads at once would start two
            server = _server()
        return server.run(line, environment, timeout)
    return subprocess.run(
        [sys.executable, "-m", "desktop", *line],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
    )


def _as_at_start(environment: dict[str, str]) -> dict[str, str]:
    return {k: v for k, v in environment.items() if k.startswith(_READ_AT_START) and k != "PYTHONWARNINGS"}


def end_server() -> None:
    """To be called when no more commands will run."""
    if _server.cache_info().currsize:
        _server().close()
        _server.cache_clear()


_STARTING = Lock()


@functools.cache
def _server() -> "_ForkServer":
    return _ForkServer()


class _ForkServer:
    """The process that all are forked off; it ends when this one does."""

    def __init__(self) -> None:
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._lock = Lock()
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
        self, arguments: list[str], environment: dict[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str]:
        request = json.dumps({"arguments": arguments, "environment": environment}).encode()
        assert len(request) < _MOST
        ended, end = os.pipe()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors, os.fdopen(ended, "rb") as code:
            with self._lock:
                socket.send_fds(self._requests, [request], [out.fileno(), errors.fileno(), end])
            os.close(end)
            if not select.select([code], [], [], timeout)[0]:
                self._process.kill()
                raise subprocess.TimeoutExpired(arguments, timeout)
            answer = code.read()
            assert answer, "the process that commands are forked off has ended"
            texts = []
            for file in (out, errors):
                file.seek(0)
                texts.append(file.read().decode("utf-8"))
        return subprocess.CompletedProcess(arguments, int(answer), *texts)


def _serve(requests: socket.socket) -> int:
    """Fork a process for each request until there are no more. In such a process, gives its exit code."""
    running: dict[int, tuple[int, int]] = {}
    while True:
        for ready in select.select([requests.fileno(), *running], [], [])[0]:
            if ready in running:
                pid, end = running.pop(ready)
                os.close(ready)
                os.write(end, str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
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
                return _perform(json.loads(message), *files[:2])
            for descriptor in files[:2]:
                os.close(descriptor)
            running[os.pidfd_open(pid)] = pid, files[2]


def _perform(request: dict[str, object], out: int, errors: int) -> int:
    """Be ``python -m desktop`` with these arguments."""
    arguments, environment = request["arguments"], request["environment"]
    assert isinstance(arguments, list)
    assert isinstance(environment, dict)
    for file, descriptor in ((out, 1), (errors, 2)):
        os.dup2(file, descriptor)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    if environment.get("PYTHONWARNINGS") != "error":
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
    sys.argv = ["venuedesk", *arguments]
    try:
        runpy.run_module("desktop", run_name="__main__", alter_sys=True)
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
    sys.exit(_serve(socket.socket(fileno=int(sys.argv[1]))))
