"""The command line: everything the window does that an administrator would script.

Results go to standard output (``--json``: one object), errors to standard error as one sentence, with exit
code 2 for bad input or usage and 1 where the work failed. Without a command the window opens.
"""

from desktop.cli.main import main

__all__ = ["main"]
