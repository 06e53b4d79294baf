"""The inputs that fuzzing kept: each was refused wrongly, took too long, or reaches what no honest file does."""

from pathlib import Path

import pytest

from tests.attacks.fuzz.fuzz import timed
from tests.attacks.fuzz.targets import TARGETS, checksum, seeds

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_found_once_is_read_or_refused_at_once(target: str) -> None:
    kept = {one.name: one.read_bytes() for one in (CORPUS / target).iterdir()}
    assert kept.keys() == {checksum(data) for data in kept.values()}
    for data in (*seeds(target), *kept.values()):
        timed(TARGETS[target], data)
