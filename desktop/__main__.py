"""``python -m desktop`` is ``venuedesk``; the frozen program starts here as well, and so do its reader and search processes."""

import sys


def run() -> int:
    """Be the program, or one of its processes: what the other needs is not imported."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        from desktop.sandbox.worker import start_frozen

        freeze_support()
        if (code := start_frozen(sys.argv[1:])) is not None:
            return code
    from desktop.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
