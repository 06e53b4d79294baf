"""Verification: every page rendered, every code read, and anything else refused."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.composition.compose import compose
from desktop.posters.composition.placed import Composition
from desktop.posters.document.layout import Layout
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.output.verify import ExpectedCodes, expected_codes, not_verified, require_none_unread, verify
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import CODE, layout, page_image, painted, payload_of, subject

TEMPLATES = ("a4", "a4-large", "a3", "a5", "tent", "stickers", "a4-wide", "counter", "labels-21", "badge", "floor")
COPIES = {"tent": 2, "stickers": 8, "labels-21": 21, "badge": 4}
GATES = ("南门", "北门")


def composed(one: Layout, fonts: FontLibrary, language: Language = Language.ZH, first: int = 1) -> Composition:
    return compose(one, language, [subject(g, n) for n, g in enumerate(GATES, first)], fonts, CodeMaker())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_verified_in_every_language(
    fonts: FontLibrary, templates: TemplateLibrary, template: str, language: Language
) -> None:
    composition = composed(templates.layout(template), fonts, language)
    checks = verify(painted(composition, fonts), expected_codes(composition))
    require_none_unread(not_verified(checks))
    assert [check.found for check in checks] == [(payload_of(n),) * COPIES.get(template, 1) for n in (1, 2)]


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg (zbar-tools) is not installed")
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_decoder_that_we_do_not_use_reads_the_same_at_150_dpi(
    fonts: FontLibrary, templates: TemplateLibrary, tmp_path: Path, template: str
) -> None:
    pdf = painted(composed(templates.layout(template), fonts, Language.ZH_EN), fonts)
    for number in (0, 1):
        picture = tmp_path / f"{number}.png"
        page_image(pdf, number, 150).save(picture)
        done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True)
        assert done.stdout.split() == [payload_of(number + 1)] * COPIES.get(template, 1)


@pytest.fixture
def posters(fonts: FontLibrary, templates: TemplateLibrary) -> Callable[[int], tuple[bytes, tuple[ExpectedCodes, ...]]]:
    def make(first: int) -> tuple[bytes, tuple[ExpectedCodes, ...]]:
        composition = composed(templates.layout("a4"), fonts, first=first)
        return painted(composition, fonts), expected_codes(composition)

    return make


def test_another_gates_code_is_caught(posters: Callable[[int], tuple[bytes, tuple[ExpectedCodes, ...]]]) -> None:
    (pdf, _), (_, expected) = posters(5), posters(1)
    checks = verify(pdf, expected)
    assert [check.verified for check in checks] == [False, False]
    with pytest.raises(UserError, match="南门 could not be read back"):
        require_none_unread(not_verified(checks))


def test_swapped_pages_are_caught(posters: Callable[[int], tuple[bytes, tuple[ExpectedCodes, ...]]]) -> None:
    pdf, expected = posters(1)
    assert not any(check.verified for check in verify(pdf, expected[::-1]))


def test_a_damaged_code_is_caught(fonts: FontLibrary) -> None:
    cover = {"id": "box", "type": "shape", "frame": [55, 100, 50, 60], "z": 9, "props": {"fill": "#FFFFFF"}}
    composition = composed(layout(cover), fonts)
    checks = verify(painted(composition, fonts), expected_codes(composition))
    assert [check.found for check in checks] == [(), ()]
    with pytest.raises(UserError):
        require_none_unread(not_verified(checks))


def test_a_second_code_that_says_something_else_is_caught(fonts: FontLibrary) -> None:
    stranger = CODE | {"id": "stranger", "frame": [60, 220, 50, 50], "bind": "{gate.name}"}
    composition = composed(layout(stranger), fonts)
    checks = verify(painted(composition, fonts), expected_codes(composition))
    assert checks[0].found == tuple(sorted((payload_of(1), "南门")))
    assert not checks[0].verified


def test_a_missing_copy_is_caught(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    composition = composed(templates.layout("stickers"), fonts)
    expected = tuple(replace(page, count=9) for page in expected_codes(composition))
    assert not any(check.verified for check in verify(painted(composition, fonts), expected))


def test_a_page_without_codes_is_never_verified(fonts: FontLibrary) -> None:
    composition = composed(layout(elements=[]), fonts)
    assert not any(check.verified for check in verify(painted(composition, fonts), expected_codes(composition)))


def test_missing_pages_are_caught(posters: Callable[[int], tuple[bytes, tuple[ExpectedCodes, ...]]]) -> None:
    pdf, expected = posters(1)
    with pytest.raises(UserError, match="2 pages instead of 1"):
        verify(pdf, expected[:1])


def test_what_is_no_pdf_is_refused(posters: Callable[[int], tuple[bytes, tuple[ExpectedCodes, ...]]]) -> None:
    pdf, expected = posters(1)
    with pytest.raises(UserError, match="cannot be opened"):
        verify(pdf[:200], expected)


def test_progress_counts_pages_and_can_stop(posters: Callable[[int], tuple[bytes, tuple[ExpectedCodes, ...]]]) -> None:
    pdf, expected = posters(1)
    seen: list[tuple[int, int]] = []
    verify(pdf, expected, lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        verify(pdf, expected, stop)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(
    "payload",
    [
        "https://www.gdzwfw.example/sg-sms/#/venue?c=0123456789abcdef0123456789abcdef",
        "惠州市惠城区江北街道社区卫生服务中心 南门",
        "7",
        "x" * 700,
    ],
)
def test_an_adopted_payload_of_any_kind_is_verified(fonts: FontLibrary, payload: str, level: Level) -> None:
    one = layout(elements=[CODE | {"props": {"level": level}}])
    composition = compose(one, Language.ZH, [replace(subject(), payload=payload)], fonts, CodeMaker())
    (check,) = verify(painted(composition, fonts), expected_codes(composition))
    assert check.found == (payload,)
