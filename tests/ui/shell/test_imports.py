"""What takes long to import is not there before it is needed: the first window would wait for it."""

import subprocess
import sys

import pytest

_DATABASE_AND_NETWORK = ("sqlalchemy", "sqlcipher3", "alembic", "httpx", "pyrage")
_PICTURES = ("numpy", "zxingcpp", "pypdfium2", "fontTools", "qrcode")


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("desktop.app.window", (*_DATABASE_AND_NETWORK, *_PICTURES, "reportlab", "PIL", "cryptography", "msgspec")),
        ("desktop.cli.main, desktop.app.start", ("ssl", "stdnum", "pydoc", "filelock", "cryptography")),
        ("desktop.app.pages", (*_DATABASE_AND_NETWORK, *_PICTURES)),
    ],
    ids=["the first window", "the way to it", "the pages"],
)
def test_a_window_is_there_without(module: str, unwanted: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
