"""Codes: the library's own symbols, painted exactly, read back exactly."""

import numpy as np
import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.posters.codes.codewords import codewords, fitting_version
from desktop.posters.codes.qr import CodeMaker, Level, Symbol, penalties, quiet_zone, reading_distance
from tests.posters.samples import code_image, payload_of

payloads = st.one_of(
    st.from_regex(r"HTTPS://[A-Z0-9.]{4,30}/V/[0-9A-Z]{4,12}", fullmatch=True),
    st.from_regex(r"https://[a-z]{3,12}\.example/[a-zA-Z0-9?=&_-]{0,120}", fullmatch=True),
    st.text("惠州市场所码abcXYZ0123/:?=", min_size=1, max_size=60),
)


def library_symbol(payload: str, level: Level, version: int, mask: int) -> np.ndarray:
    code = qrcode.QRCode(
        version=version, error_correction=getattr(qrcode.constants, f"ERROR_CORRECT_{level}"), mask_pattern=mask
    )
    code.add_data(payload)
    code.make(fit=False)
    return np.array(code.modules, dtype=bool)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("payload", [payload_of(1), "https://example.com/" + "a" * 90, "7", "x" * 300])
def test_the_symbol_is_the_librarys_best(codes: CodeMaker, payload: str, level: Level) -> None:
    symbol = codes.symbol(payload, level)
    candidates = [library_symbol(payload, level, symbol.version, mask) for mask in range(8)]
    best = min(candidates, key=lambda candidate: qrcode.util.lost_point(candidate.tolist()))
    assert np.array_equal(symbol.modules, best)


def test_the_penalty_is_the_librarys_for_every_mask() -> None:
    symbols = np.stack([library_symbol(payload_of(2), Level.Q, 3, mask) for mask in range(8)])
    assert penalties(symbols).tolist() == [qrcode.util.lost_point(symbol.tolist()) for symbol in symbols]


@settings(max_examples=40, deadline=None)
@given(payloads, st.sampled_from(Level))
def test_rectangles_paint_the_modules_and_nothing_else_and_none_twice(payload: str, level: Level) -> None:
    symbol = CodeMaker().symbol(payload, level)
    painted = np.zeros(symbol.modules.shape, int)
    for x, y, width, height in symbol.rectangles():
        painted[y : y + height, x : x + width] += 1
    assert np.array_equal(painted, symbol.modules.astype(int))


@settings(max_examples=40, deadline=None)
@given(payloads, st.sampled_from(Level), st.integers(1, 5))
def test_any_payload_reads_back_verbatim(payload: str, level: Level, min_version: int) -> None:
    symbol = CodeMaker().symbol(payload, level, min_version)
    assert symbol.version >= min_version
    (read,) = zxingcpp.read_barcodes(code_image(symbol, 4), text_mode=zxingcpp.TextMode.Plain)
    assert read.text == payload


def test_our_own_payload_fits_version_3(codes: CodeMaker) -> None:
    symbol = codes.symbol(payload_of(1), Level.Q)
    assert (symbol.version, symbol.size) == (3, 29)


def test_a_code_is_encoded_once(codes: CodeMaker) -> None:
    assert codes.symbol(payload_of(3), Level.Q) is codes.symbol(payload_of(3), Level.Q)


def test_a_payload_too_long_for_any_code_is_said_so(codes: CodeMaker) -> None:
    with pytest.raises(UserError, match="too long"):
        codes.symbol("港" * 2000, Level.H)


def test_modules_cannot_be_changed_behind_the_cache(codes: CodeMaker) -> None:
    symbol: Symbol = codes.symbol(payload_of(4), Level.Q)
    with pytest.raises(ValueError, match="read-only"):
        symbol.modules[0, 0] = False


def test_reading_distance_and_quiet_zone_follow_the_module() -> None:
    assert reading_distance(105, 29) == pytest.approx(1.77, abs=0.01)
    assert quiet_zone(29, 29) == 4


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=1, max_size=400), st.sampled_from(Level), st.integers(0, 3))
def test_codewords_are_the_librarys(payload: bytes, level: Level, larger: int) -> None:
    correction = getattr(qrcode.constants, f"ERROR_CORRECT_{level}")
    code = qrcode.QRCode(error_correction=correction)
    code.add_data(qrcode.util.QRData(b"!" + payload))  # the library fails at blocks of nothing but zeros
    assert fitting_version(code.data_list, correction) == code.best_fit()
    version = fitting_version(code.data_list, correction, min(40, code.version + larger))
    theirs = qrcode.util.create_data(version, correction, code.data_list)
    assert codewords(code.data_list, version, correction).tolist() == theirs
