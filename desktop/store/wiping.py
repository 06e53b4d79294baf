"""Overwriting keys in memory once they are not needed any more.

Python's ``bytes`` and ``str`` cannot be changed, and what is freed keeps its content until it is used for something else.
So the memory of an object that holds a key is overwritten in place, by the address that CPython gives for it. An object
that is overwritten must be known to hold a secret of its own: whoever else has the same object reads zeros from then on.
"""

import ctypes
import sys

_BYTES = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object)(("PyBytes_AsString", ctypes.pythonapi))
_TEXT = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object)(("PyUnicode_AsUTF8", ctypes.pythonapi))


def wipe(*secrets: bytes | bytearray | str) -> None:
    """Overwrite keys and what holds them with zeros, as far as this Python allows. Text must be ASCII: other text is left
    as it is. Objects of one byte or none are shared by everybody and hold no key."""
    for secret in secrets:
        if len(secret) < 2:
            continue
        if isinstance(secret, bytearray):
            secret[:] = bytes(len(secret))
        elif isinstance(secret, bytes):
            ctypes.memset(_BYTES(secret), 0, len(secret))
        elif secret.isascii():
            ctypes.memset(_TEXT(secret), 0, len(secret))


def give_back_memory() -> None:
    """Give memory that is free back to the system, with what was read from a database in it (glibc; elsewhere nothing
    happens)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
