"""A plain field needs no more than its entry in the registry: with made-up ones in it, all that holds for fields holds."""

import subprocess
import sys
from pathlib import Path

from desktop.domain.declaration_fields import FIELDS

ROOT = Path(__file__).parent.parent.parent
MADE_UP = ("made_up_badge", "made_up_companions", "made_up_errand")
FILES = ("tests/fields/test_every_field.py", "tests/domain/test_declaration.py", "tests/domain/test_masked_draft.py")
ABOUT_ALL_FIELDS = (
    "says_all_fields",
    "lies_over",
    "plain_ones",
    "megabyte_in",
    "injections",
    "typed_anywhere",
    "empty_field",
)


def test_registered_plain_fields_are_known_everywhere() -> None:
    """In a process of its own, whose registry has them before the program is imported (``made_up``)."""
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "tests.fields.made_up", "-p", "no:cacheprovider", *FILES]
    chosen = " or ".join(("made_up", *ABOUT_ALL_FIELDS))
    done = subprocess.run([*command, "-k", chosen], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    passed = [line for line in done.stdout.splitlines() if line.startswith("PASSED")]
    for words in (*MADE_UP, *ABOUT_ALL_FIELDS):
        assert any(words in line for line in passed), f"nothing was tested of {words}"
    assert not any(key in FIELDS for key in MADE_UP), "the product has none of them"
