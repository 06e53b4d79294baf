"""The shelf of built-in templates."""

from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.compose import compose
from desktop.posters.composition.placed import Severity
from desktop.posters.composition.preflight import preflight
from desktop.posters.document.bindings import FIELDS, fields_of
from desktop.posters.document.layout import TextProps
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import subject


def test_the_shelf_lists_every_template_with_its_paper(templates: TemplateLibrary) -> None:
    listed = {info.id: (info.sheet, info.width_mm, info.height_mm) for info in templates.list()}
    assert listed == {
        "a4": ("A4", 210, 297),
        "a4-wide": ("A4", 297, 210),
        "a4-large": ("A4", 210, 297),
        "a3": ("A3", 297, 420),
        "a5": ("A5", 148, 210),
        "tent": ("A4", 210, 297),
        "counter": ("A5", 210, 148),
        "stickers": ("A4", 210, 297),
        "labels-21": ("A4", 210, 297),
        "badge": ("A4", 210, 297),
        "floor": ("300 × 300 mm", 300, 300),
    }
    assert next(iter(listed)) == "a4"
    assert [info.id for info in templates.list() if info.large_print] == ["a4-large"]


def test_every_file_in_the_folder_is_on_the_shelf(resources: Path, templates: TemplateLibrary) -> None:
    files = {path.stem for path in (resources / "templates").glob("*.json")}
    assert files == {info.id for info in templates.list()}


WITHOUT_STEPS = {"labels-21", "badge", "floor"}
"""Too small for the steps and the green channel, or read while walking."""


@pytest.mark.parametrize("language", Language)
def test_every_poster_names_the_venue_gate_steps_green_channel_serial_and_date(
    templates: TemplateLibrary, language: Language
) -> None:
    steps = {
        Language.ZH: ("微信扫一扫", "确认登记", "出示粤康码和行程卡", "绿色通道"),
        Language.EN: ("Scan with WeChat", "Confirm check-in", "Show health code and travel card", "green channel"),
    }
    wanted = steps.get(language, steps[Language.ZH] + steps[Language.EN])
    for info in templates.list():
        words = [
            element.props.words[language]
            for element in templates.layout(info.id).elements
            if isinstance(element.props, TextProps) and language in element.languages
        ]
        asked = {field for text in words for field in fields_of(text)}
        assert asked >= {"venue.name", "gate.name", "poster.serial", "poster.issued_on"}, info.id
        assert asked <= FIELDS.keys()
        steps_shown = () if info.id in WITHOUT_STEPS else wanted
        for phrase in (*steps_shown, "请扫场所码", "Scan to check in"):
            assert any(phrase in text for text in words), (info.id, phrase)


NAMES = (
    ("协和医院", "南门"),
    (
        "惠州市惠城区江北街道云山西路社区卫生服务中心暨惠州市第一人民医院江北分院发热门诊与预防接种综合服务楼（新址）东区一号门诊",
        "门诊综合楼一层东侧急诊急救与发热门诊共用出入口（夜间开放）旁",
    ),
    (
        "Huizhou Huicheng District Jiangbei Community Health Service Centre",
        "South entrance of the clinic building",
    ),
)
"""A short name of a venue and a gate, the longest ones, and long Latin ones."""


@pytest.mark.parametrize("language", Language)
def test_every_template_has_room_for_short_and_for_the_longest_names(
    templates: TemplateLibrary, fonts: FontLibrary, codes: CodeMaker, language: Language
) -> None:
    subjects = [subject(gate, number, venue) for number, (venue, gate) in enumerate(NAMES, 1)]
    for info in templates.list():
        findings = preflight(compose(templates.layout(info.id), language, subjects, fonts, codes))
        bad = {f.gate_id for f in findings if f.severity is Severity.BLOCK or f.code != "shrunk"}
        assert not bad, (info.id, [str(f.message) for f in findings])


def test_an_unknown_template_is_refused_with_the_choices(templates: TemplateLibrary) -> None:
    with pytest.raises(BadInput, match=r"no template b5\. Choose one of a4, a4-wide"):
        templates.layout("b5")


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Install VenueDesk again"):
        TemplateLibrary(tmp_path).layout("a4")


def test_a_template_is_read_once(templates: TemplateLibrary) -> None:
    assert templates.layout("a4") is templates.layout("a4")
