"""Names of files made of what people typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.names import distinct_names, free_path, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("南门", "南门"),
        ("1/F: <East>?", "1_F_ _East__"),
        ("con", "_con"),
        ("LPT1.old", "_LPT1.old"),
        (" gate . ", "gate"),
        ("...", "_"),
        ("a\nb\u202e", "a_b_"),
    ],
)
def test_what_windows_refuses_is_no_name(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.lists(st.text(max_size=80), max_size=6))
def test_names_are_short_possible_and_different(texts: list[str]) -> None:
    names = distinct_names(texts)
    assert len({name.casefold() for name in names}) == len(texts)
    for name in names:
        assert name
        assert name == name.strip(" .")
        assert len(name.encode()) < 150
        assert not set(name) & set('<>:"/\\|?*\0\n')


def test_a_free_path_is_never_one_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "南门.png").touch()
    (tmp_path / "南门 (2).png").touch()
    assert free_path(tmp_path, "南门", "png").name == "南门 (3).png"
