"""Line breaking: GB/T 15834 holds for any text, and names turn where a reader would turn them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.posters.typesetting.breaks import break_penalty, opportunities

ALPHABET = "惠州市南门停车场码一二三ABC xyz0189。，、；：？！（）《》“”‘’【】「」—…·-/%℃"
NOT_AT_HEAD = "。，、；：？！）》】”’」·"
NOT_AT_TAIL = "（《【“‘「"

texts = st.text(ALPHABET, min_size=1, max_size=40)


@given(texts)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    for at in opportunities(text)[:-1]:
        assert text[at] not in NOT_AT_HEAD
        assert text[:at].rstrip()[-1:] not in tuple(NOT_AT_TAIL)


@given(
    texts, st.sampled_from(["——", "……", "0752-2345678", "138 0013 8000", "37.3℃", "2026-11-23", "8:30-17:00"]), texts
)
def test_dashes_ellipses_and_numbers_are_never_split(before: str, whole: str, after: str) -> None:
    text = f"在{before}请{whole}请{after}"
    inside = range(text.index(f"请{whole}请") + 2, text.index(f"请{whole}请") + 1 + len(whole))
    assert not set(inside) & set(opportunities(text))


@given(texts)
def test_the_end_is_always_a_place_to_end(text: str) -> None:
    assert opportunities(text)[-1] == len(text)


def test_an_empty_text_has_no_place_to_break() -> None:
    assert opportunities("") == ()


def test_words_of_english_stay_whole() -> None:
    text = "Show health code"
    assert [text[a:b] for a, b in zip((0, 5, 12), (5, 12, 16), strict=True)] == ["Show ", "health ", "code"]
    assert opportunities(text) == (5, 12, 16)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("江北街道|社区卫生", "江北街|道社区卫生"),
        ("惠城区|人民政府", "惠城区人|民政府"),
        ("出示粤康码|和行程卡", "出示粤康|码和行程卡"),
    ],
)
def test_a_seam_is_better_than_the_inside_of_a_word(good: str, bad: str) -> None:
    assert break_penalty(good.replace("|", ""), good.index("|")) < break_penalty(bad.replace("|", ""), bad.index("|"))
