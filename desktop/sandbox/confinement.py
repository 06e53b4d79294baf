"""What a reader process gives up before it sees a byte from outside.

| | Linux | macOS | Windows |
|---|---|---|---|
| memory | data of the process (``RLIMIT_DATA``), address space | address space, as far as the system keeps to it | job object |
| processor time, for one file | ``RLIMIT_CPU`` | ``RLIMIT_CPU`` | the program's clock alone |
| files, connections | no descriptor is left to open any with (``RLIMIT_NOFILE``) | the same | not limited |
| writing to files | ``RLIMIT_FSIZE`` | ``RLIMIT_FSIZE`` | not limited |
| other processes | none for users but root (``RLIMIT_NPROC``); none can load a library or open a pipe | the same | job object |
| root's rights | dropped, with the way back | kept | – |
| end of the program | ends with it (``PR_SET_PDEATHSIG``) | ends at its next question | job object |

Calls of the system that need no descriptor stay possible (signals to processes of the same user, for one): there is no
filter of calls.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from types import ModuleType

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
"""linux/prctl.h"""
_CAPABILITY_VERSION = 0x20080522
"""linux/capability.h, version 3: two words each of effective, permitted and inheritable capabilities."""
_MOST_DESCRIPTORS = 256


def end_with_parent(parent: int) -> None:
    """Let the system end this process when the one that started it ends; at once where it has ended already."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def confine(memory: int) -> None:
    """Give up everything but memory of so many bytes, the modules and the descriptors that are there now. On Windows the
    rest is the job's into which the program puts the process (``windows_job.py``)."""
    if sys.platform == "win32":
        sys.meta_path.insert(0, NoImports())
        return
    import resource

    sys.meta_path.insert(0, NoImports())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_NOFILE, _fill_descriptors())
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    if sys.platform == "linux":
        _limit(resource.RLIMIT_DATA, memory)
        _drop_rights()
    _limit(resource.RLIMIT_AS, 2 * memory + (1 << 30))  # libraries are mapped there as well


class NoImports(MetaPathFinder):
    """Says of every module that it does not exist. Libraries ask for some when they need them, and expect that answer;
    not the one of a system that opens no file."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /) -> None:
        raise ModuleNotFoundError(fullname, name=fullname)


def allow_processor(seconds: int) -> None:
    """Let this process run for so many seconds of a processor from now on; the system ends it then."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


def _fill_descriptors() -> int:
    """How many descriptors are open, once those between them are."""
    is_open = [_is_open(number) for number in range(_MOST_DESCRIPTORS)]
    count = max(number for number, found in enumerate(is_open) if found) + 1
    for _ in range(is_open[:count].count(False)):
        os.dup(0)
    return count


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


if sys.platform != "win32":

    def _limit(kind: int, value: int) -> None:
        """Where the system does not know a limit, the others hold."""
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, value))


def _drop_rights() -> None:
    """Those of root, which no limit would bind; and no program that is started gets any."""
    libc = ctypes.CDLL(None, use_errno=True)
    with suppress(OSError, AttributeError):
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
        libc.capset(header, (ctypes.c_uint32 * 6)())
