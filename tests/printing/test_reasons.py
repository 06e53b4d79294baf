"""What printers say of themselves, in plain words."""

import pytest

from desktop.printing.reasons import explain


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        (("media-empty-error",), "out of paper"),
        (("toner-low-report", "media-jam-error"), "jammed"),
        (("media-needed",), "out of paper"),
        (("door-open-warning",), "cover"),
        (("marker-supply-empty-error",), "no toner"),
        (("offline-report",), "switched on"),
    ],
)
def test_the_reason_that_can_be_mended_is_said(reasons: tuple[str, ...], words: str) -> None:
    explanation = explain(reasons)
    assert explanation is not None
    assert words in str(explanation)


@pytest.mark.parametrize("reasons", [(), ("none",), ("paused",), ("com.example.purring-report",)])
def test_what_means_nothing_to_a_clerk_is_not_said(reasons: tuple[str, ...]) -> None:
    assert explain(reasons) is None
