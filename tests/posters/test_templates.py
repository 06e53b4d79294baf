"""The shelf of built-in templates."""

from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language
from desktop.posters.document.bindings import FIELDS, fields_of
from desktop.posters.document.layout import TextProps
from desktop.posters.document.templates import TemplateLibrary


def test_the_shelf_lists_every_template_with_its_paper(templates: TemplateLibrary) -> None:
    listed = {info.id: (info.sheet, info.width_mm, info.height_mm) for info in templates.list()}
    assert listed == {
        "a4": ("A4", 210, 297),
        "a4-large": ("A4", 210, 297),
        "a3": ("A3", 297, 420),
        "a5": ("A5", 148, 210),
        "tent": ("A4", 210, 297),
        "stickers": ("A4", 210, 297),
    }
    assert next(iter(listed)) == "a4"
    assert [info.id for info in templates.list() if info.large_print] == ["a4-large"]


def test_every_file_in_the_folder_is_on_the_shelf(resources: Path, templates: TemplateLibrary) -> None:
    files = {path.stem for path in (resources / "templates").glob("*.json")}
    assert files == {info.id for info in templates.list()}


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
        for phrase in (*wanted, "请扫场所码", "Scan to check in"):
            assert any(phrase in text for text in words), (info.id, phrase)


def test_an_unknown_template_is_refused_with_the_choices(templates: TemplateLibrary) -> None:
    with pytest.raises(BadInput, match=r"no template b5\. Choose one of a4, a4-large"):
        templates.layout("b5")


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Install VenueDesk again"):
        TemplateLibrary(tmp_path).layout("a4")


def test_a_template_is_read_once(templates: TemplateLibrary) -> None:
    assert templates.layout("a4") is templates.layout("a4")
