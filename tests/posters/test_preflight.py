"""Preflight: what stops a print and what deserves a look."""

import base64
import hashlib
import io
from typing import Any

import pytest
from PIL import Image

from desktop.domain.paper import Margins
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.compose import PosterSubject, compose
from desktop.posters.composition.placed import Finding, Severity
from desktop.posters.composition.preflight import blocks, contrast, luminance, preflight, reading_distance_of
from desktop.posters.document.layout import Layout
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import CODE, layout, subject, text_element

LONG_VENUE = "广东省惠州市惠城区人民政府政务服务和数据管理局江北街道便民服务中心办事大厅（云山西路分厅）"
LONG_GATE = "住院部一号楼地下停车场电梯厅东侧消防通道"


def found(one: Layout, fonts: FontLibrary, *subjects: PosterSubject, dpi: int = 600) -> dict[str, Finding]:
    findings = preflight(compose(one, Language.ZH, subjects or [subject()], fonts, CodeMaker()), dpi)
    return {finding.code: finding for finding in findings}


def printed(one: Layout, fonts: FontLibrary, margins: Margins) -> list[tuple[str, Severity]]:
    findings = preflight(compose(one, Language.ZH, [subject()], fonts, CodeMaker()), unprintable=margins)
    return sorted({(finding.code, finding.severity) for finding in findings})


CUT_WORDS, CUT_CODE = ("unprintable", Severity.WARN), ("unprintable", Severity.BLOCK)


@pytest.mark.parametrize(
    ("frame", "codes"),
    [
        ((20, 20, 170, 20), []),
        ((20, 284, 170, 8), [CUT_WORDS]),  # clear of the layout's own margin of 5 mm
        ((20, 288, 170, 9), [CUT_WORDS]),  # in both: said once
    ],
)
def test_words_where_the_printer_puts_no_ink_deserve_a_look(
    fonts: FontLibrary, frame: tuple[float, ...], codes: list[tuple[str, Severity]]
) -> None:
    low = text_element("{gate.name}", frame, props={}) | {"style": "low"}
    style = {"low": {"size": 20, "min_size": 10, "vertical": "bottom"}, "plain": {"size": 20, "min_size": 10}}
    assert printed(layout(low, styles=style), fonts, Margins(4, 4, 4, 6.35)) == codes


def test_a_code_where_the_printer_puts_no_ink_stops_the_print(fonts: FontLibrary) -> None:
    one = code(frame=[14, 100, 100, 100])
    assert printed(one, fonts, Margins(12, 0, 0, 0)) == []
    assert printed(one, fonts, Margins(15, 0, 0, 0)) == [CUT_CODE]


def test_every_copy_on_a_sheet_counts(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    labels = templates.layout("labels-21")
    assert printed(labels, fonts, Margins(4.23, 4.23, 4.23, 6.35)) == []
    assert printed(labels, fonts, Margins(0, 0, 0, 18)) == [CUT_WORDS]
    assert printed(labels, fonts, Margins(16, 0, 0, 0)) == [CUT_CODE, CUT_WORDS]


def code(**change: Any) -> Layout:
    return layout(elements=[CODE | change])


def box(frame: list[float], **props: Any) -> dict[str, Any]:
    return {"id": "box", "type": "shape", "frame": frame, "props": {"fill": "#0B6E63"} | props}


def logo_layout(level: str, share: float, size: tuple[int, int] = (400, 400)) -> Layout:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    name = hashlib.sha256(out.getvalue()).hexdigest()
    return layout(
        elements=[CODE | {"props": {"level": level, "logo": name, "logo_share": share}}],
        assets={name: base64.b64encode(out.getvalue()).decode()},
    )


@pytest.mark.parametrize("language", Language)
def test_the_built_in_templates_are_clean(fonts: FontLibrary, templates: TemplateLibrary, language: Language) -> None:
    for info in templates.list():
        composition = compose(templates.layout(info.id), language, [subject(), subject("北门", 2)], fonts, CodeMaker())
        assert preflight(composition) == (), info.id


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("gate", [LONG_GATE, "Emergency Entrance B", "西"])
def test_long_names_never_block_a_built_in_template(
    fonts: FontLibrary, templates: TemplateLibrary, language: Language, gate: str
) -> None:
    for info in templates.list():
        one = [subject(gate, 1, LONG_VENUE)]
        assert not blocks(preflight(compose(templates.layout(info.id), language, one, fonts, CodeMaker()))), info.id


def test_a_payload_as_long_as_official_ones_never_blocks_a_built_in_template(
    fonts: FontLibrary, templates: TemplateLibrary
) -> None:
    one = PosterSubject(
        "gate-1", subject().values, "https://www.gdzwfw.example/sg-sms/#/venue?c=" + "0123456789abcdef" * 6
    )
    for info in templates.list():
        assert not blocks(preflight(compose(templates.layout(info.id), Language.ZH, [one], fonts, CodeMaker()))), (
            info.id
        )


def test_the_same_gate_twice_blocks(fonts: FontLibrary) -> None:
    assert found(layout(), fonts, subject("南门", 1), subject("北门", 1))["duplicate_gate"].severity is Severity.BLOCK
    assert found(layout(), fonts, subject("南门", 1), subject("南门", 2))["duplicate_gate"].gate_id == "gate-2"


def test_a_poster_without_a_code_blocks(fonts: FontLibrary) -> None:
    assert found(layout(elements=[text_element("{gate.name}")]), fonts)["no_code"].severity is Severity.BLOCK


@pytest.mark.parametrize(
    ("side", "dpi", "severity"),
    [(6, 600, Severity.BLOCK), (9, 203, Severity.BLOCK), (12, 300, Severity.WARN), (40, 600, None)],
)
def test_modules_must_be_wide_enough_for_the_printer(
    fonts: FontLibrary, side: float, dpi: int, severity: Severity | None
) -> None:
    finding = found(code(frame=[50, 50, side, side], props={"distance": 0.0}), fonts, dpi=dpi).get("module_size")
    assert (finding.severity if finding else None) is severity


def test_a_code_too_small_for_its_distance_is_warned_of(fonts: FontLibrary) -> None:
    finding = found(code(props={"distance": 3}), fonts)["distance"]
    assert finding.severity is Severity.WARN
    assert str(finding.message).startswith("The code scans from 1.7 m; this poster is meant for 3.0 m.")


@pytest.mark.parametrize(
    "intruder",
    [
        text_element("{gate.name}", (55, 88, 100, 10)),
        box([156, 100, 20, 20]) | {"z": 1},
        text_element("{gate.name}", (55, 140, 100, 10), z=-1),
        text_element("{gate.name}", (140, 200, 60, 10), rotation=90, style="plain"),
    ],
)
def test_nothing_may_stand_in_the_quiet_zone(fonts: FontLibrary, intruder: dict[str, Any]) -> None:
    assert found(layout(intruder), fonts)["quiet_zone"].severity is Severity.BLOCK


@pytest.mark.parametrize("frame", [[2, 100, 100, 100], [55, 195, 100, 100]])
def test_the_quiet_zone_lies_on_the_paper(fonts: FontLibrary, frame: list[float]) -> None:
    assert "quiet_zone" in found(code(frame=frame), fonts)


def test_a_code_that_does_not_say_the_gates_address_stops_the_print(fonts: FontLibrary) -> None:
    findings = found(code(bind="HTTPS://A.EXAMPLE/{gate.name}"), fonts)
    assert findings["other_code"].severity is Severity.BLOCK
    assert "HTTPS://A.EXAMPL…" in str(findings["other_code"].message)
    assert "other_code" not in found(code(), fonts)


@pytest.mark.parametrize(
    ("frame", "rotation", "lies_across"),
    [((20, 25, 170, 20), 0, True), ((20, 60, 170, 20), 0, False), ((20, 25, 170, 20), 30, False)],
)
def test_a_text_across_another_is_looked_at(
    fonts: FontLibrary, frame: tuple[float, ...], rotation: float, lies_across: bool
) -> None:
    two = layout(text_element("{venue.name}"), text_element("{gate.name}", frame, id="over", z=1, rotation=rotation))
    findings = found(two, fonts)
    assert ("overlap" in findings) == lies_across
    if lies_across:
        assert (findings["overlap"].severity, findings["overlap"].element_id) == (Severity.WARN, "over")


@pytest.mark.parametrize(
    "neighbour", [text_element("{gate.name}", (55, 70, 100, 14)), box([0, 0, 210, 297]) | {"z": -1}]
)
def test_neighbours_outside_and_grounds_below_leave_the_code_alone(
    fonts: FontLibrary, neighbour: dict[str, Any]
) -> None:
    assert "quiet_zone" not in found(layout(neighbour), fonts)


@pytest.mark.parametrize(
    ("colour", "ground", "wrong"),
    [
        ("#000000", "#FFFFFF", False),
        ("#0B6E63", "#FFFFFF", False),
        ("#999999", "#FFFFFF", True),
        ("#FFFFFF", "#000000", True),
    ],
)
def test_a_code_is_dark_on_light(fonts: FontLibrary, colour: str, ground: str, wrong: bool) -> None:
    findings = found(code(props={"colour": colour, "background": ground}), fonts)
    assert ("contrast" in findings) is wrong


@pytest.mark.parametrize(("colour", "warned"), [("#FFFFFF", False), ("#4E5F5A", True)])
def test_text_is_judged_on_the_ground_it_lies_on(fonts: FontLibrary, colour: str, warned: bool) -> None:
    styles = {"plain": {"size": 12, "min_size": 10, "colour": colour}}
    one = layout(box([10, 10, 190, 40]) | {"z": -1}, text_element("{gate.name}"), styles=styles)
    assert ("contrast" in found(one, fonts)) is warned


def test_a_coarse_picture_is_warned_of(fonts: FontLibrary) -> None:
    out = io.BytesIO()
    Image.new("RGB", (100, 100), "red").save(out, "PNG")
    name = hashlib.sha256(out.getvalue()).hexdigest()
    picture = {"id": "p", "type": "image", "frame": [10, 10, 40, 40], "props": {"asset": name}}
    assets = {name: base64.b64encode(out.getvalue()).decode()}
    assert str(found(layout(picture, assets=assets), fonts)["image_dpi"].message).startswith("The picture has 63 dots")
    assert "image_dpi" not in found(layout(picture | {"frame": [10, 10, 12, 12]}, assets=assets), fonts)


@pytest.mark.parametrize(
    ("level", "share", "wrong"), [("H", 0.31, False), ("H", 0.33, True), ("Q", 0.27, False), ("M", 0.25, True)]
)
def test_a_logo_may_cover_half_of_what_still_decodes(fonts: FontLibrary, level: str, share: float, wrong: bool) -> None:
    assert ("logo" in found(logo_layout(level, share), fonts)) is wrong


def test_words_at_the_papers_edge_are_warned_of(fonts: FontLibrary) -> None:
    assert "margin" in found(layout(text_element("{gate.name}", (2, 20, 100, 20))), fonts)
    assert "margin" not in found(layout(text_element("{gate.name}", (5, 20, 100, 20))), fonts)


def test_reading_distance_is_that_of_the_hardest_code(fonts: FontLibrary) -> None:
    both = layout(elements=[CODE, CODE | {"id": "small", "frame": [20, 20, 29, 29]}])
    assert reading_distance_of(compose(both, Language.ZH, [subject()], fonts, CodeMaker())) == pytest.approx(0.49)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert luminance("#FFFFFF") == pytest.approx(1)
