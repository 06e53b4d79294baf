"""Keeps keys and what is typed out of files and out of other programs' reach while the program runs.

A core dump is a copy of the memory on the disk: the database key and everybody's data in plain text. On Linux any other
program of the same user may moreover attach to this one, or read the environment in which a password came to a command.

What this breaks, on Linux: no debugger or profiler attaches, and for users other than root ``/proc/PID`` of this process
belongs to root, so that its ``environ`` and ``mem`` cannot be opened. Screen readers and input methods speak to it over
D-Bus and X11 and are not affected; programs that it starts can be attached to again. A crash leaves no dump to look
into: its place is in the log. On Windows nothing is done: dumps are made only where an administrator has asked for them.
"""

import sys

_PR_SET_DUMPABLE = 4
"""linux/prctl.h"""


def forbid_dumps() -> None:
    """No core dumps from now on, and on Linux no process of the same user reads this one's memory. Where the system
    does not allow that, it stays as it was."""
    if sys.platform == "win32":
        return
    import resource
    from contextlib import suppress

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # a C library that is none we know
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
