"""Setting text into frames."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import MM_PER_POINT, FittedText, TextSpan, TextStyle, fit

STYLE = TextStyle(size=28, min_size=14, weight=Weight.BOLD, max_lines=3, balance=True)


def set_in(
    fonts: FontLibrary, text: str, style: TextStyle = STYLE, width: float = 140, height: float = 40
) -> FittedText:
    return fit([[TextSpan(text, style.weight)]], style, width, height, fonts)


def lines(fitted: FittedText) -> list[str]:
    return [line.text for line in fitted.lines]


def test_a_legal_name_turns_between_its_street_and_its_institution(fonts: FontLibrary) -> None:
    fitted = set_in(fonts, "惠州市惠城区江北街道社区卫生服务中心")
    assert lines(fitted) == ["惠州市惠城区江北街道", "社区卫生服务中心"]
    assert fitted.size == STYLE.size


def test_a_long_name_is_set_smaller_before_it_overflows(fonts: FontLibrary) -> None:
    fitted = set_in(fonts, "广东省惠州市惠城区人民政府政务服务和数据管理局江北街道便民服务中心办事大厅", height=21)
    assert fitted.fits
    assert STYLE.min_size <= fitted.size < STYLE.size
    assert len(fitted.lines) == 2


def test_overflow_is_reported_not_hidden(fonts: FontLibrary) -> None:
    fitted = set_in(fonts, "惠州" * 60)
    assert not fitted.fits
    assert "".join(lines(fitted)) == "惠州" * 60


def test_a_word_wider_than_the_frame_overflows_instead_of_being_torn(fonts: FontLibrary) -> None:
    fitted = set_in(fonts, "Donaudampfschifffahrtsgesellschaft " * 2, width=40)
    assert not fitted.fits


def test_one_line_is_one_line(fonts: FontLibrary) -> None:
    fitted = set_in(fonts, "Emergency Entrance B", replace(STYLE, max_lines=1), width=60)
    assert lines(fitted) == ["Emergency Entrance B"]
    assert fitted.fits


def test_bold_stays_where_it_was_when_the_line_turns(fonts: FontLibrary) -> None:
    spans = [TextSpan("老人、儿童、残疾人请走", Weight.REGULAR), TextSpan("绿色通道", Weight.BOLD)]
    fitted = fit([spans], TextStyle(20, 20, max_lines=9), 50, 100, fonts)
    assert len(fitted.lines) > 1
    assert "".join(s.text for line in fitted.lines for s in line.spans if s.weight is Weight.BOLD) == "绿色通道"


def test_paragraphs_are_kept(fonts: FontLibrary) -> None:
    spans = [[TextSpan("微信扫一扫", Weight.REGULAR)], [TextSpan("Scan", Weight.REGULAR)]]
    assert lines(fit(spans, STYLE, 140, 40, fonts)) == ["微信扫一扫", "Scan"]


@settings(max_examples=60, deadline=None)
@given(st.text("惠州市南门停车场，。（）——AB 12", min_size=1, max_size=50), st.floats(30, 180), st.booleans())
def test_what_fits_is_whole_and_inside(fonts: FontLibrary, text: str, width: float, balance: bool) -> None:
    fitted = set_in(fonts, text, replace(STYLE, balance=balance), width)
    squeezed = "".join(text.split())
    assert "".join("".join(lines(fitted)).split()) == squeezed
    em = fitted.size * MM_PER_POINT
    for line in fitted.lines:
        drawn = sum(fonts.width(span.text, em, span.weight) for span in line.spans)
        assert drawn == pytest.approx(line.width * em)
        assert drawn <= width + 1e-3 or not fitted.fits
