"""Imports in the background while a password is typed."""

from desktop.services.service import load_services


def load_heavy_modules() -> None:
    """Import what an open desk needs; called in the background while a password is typed.

    Not what draws: to define many Qt classes on one thread while another shows the first page has crashed PySide.
    Charts load where they are shown, at the first look at them.
    """
    # The package before its parts: a password that is typed at once imports it on another thread, and of two threads
    # that begin at different ends of its circle, Python would give one a half-made module.
    import sqlalchemy
    import sqlalchemy.dialects.sqlite  # noqa: F401

    import desktop.app.pages  # noqa: F401
    from desktop.services.desk import Desk

    load_services(Desk)
