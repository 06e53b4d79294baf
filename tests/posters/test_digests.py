"""Posters keep their serials from release to release: what their digests are taken over does not move."""

from dataclasses import dataclass, fields, replace
from typing import Any

import pytest

from desktop.domain.posters import Language
from desktop.posters.composition.compose import content_digests
from desktop.posters.document import layout_json
from desktop.posters.document.layout import ArrowProps, CodeProps, Element, ImageProps, Layout, PageFormat, ShapeProps
from desktop.posters.document.layout_json import dump, load
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.text import TextStyle
from tests.posters.samples import subject

RELEASED = {
    ("a4", Language.ZH): "89940e607e9184a7e485ecddd520b551e6e64c73f96319174d5838d07ef7f9be",
    ("a4", Language.EN): "ac42f4a45139cf72ef5b21c8c3f386ffbf1c03244711958ac188104fca68609f",
    ("a4", Language.ZH_EN): "f0f92e89173d71e986af856c0b612c6c07db552006587a76bfb516d4396dedda",
    ("a4-large", Language.ZH): "30dd3c1338dfb21edd72c34d31941eb6496dd72e45c88d0382e561407a9210f3",
    ("a4-large", Language.EN): "0452876a6d8029e3d468f9cf3823c2b22eb222ca5bb4566f5a0b2159df3004a7",
    ("a4-large", Language.ZH_EN): "9a0f1e489f383dffbc310ea6a3b9b97f78155d417ad42b68d8f528c2f2d20faa",
    ("a3", Language.ZH): "34f2da69900817c2359fd7a75712bc9d9d42b0cdd0ee5a8dcefe30dd8c3cf5e6",
    ("a3", Language.EN): "d11a5bfd528e56b1e7346d2f450f727a0855f7c22295408b1dc6ad2916fee7e7",
    ("a3", Language.ZH_EN): "8a3969e8a90845f536513efb766b1c9ece67c02adeb3e7eb62970da53754669f",
    ("a5", Language.ZH): "7796299e4a5ab05904a629247b9ada98c8633ba3f8a76f817d0194e5ede3cd2d",
    ("a5", Language.EN): "aa19ed7fb3c61ac98380465570fd24ffaf85e1dcf02b325e7e94664fbd65fc1a",
    ("a5", Language.ZH_EN): "e542233cdee13f07e8f6d741195eca2611e8ca79106fab4dcef04ea6043bdf23",
    ("tent", Language.ZH): "11a68b17d804a6fe974bbd7fb045aa74f5d497bf170ef7a671d418fae706f92f",
    ("tent", Language.EN): "84ecf74718f313d0523d9574c71a1d911697db0b5fefc6e014ae611d190b3d57",
    ("tent", Language.ZH_EN): "24e20d530c9cad73c701f8809140ab2fd66bfd528dcbd72d705792e52964b7bb",
    ("stickers", Language.ZH): "104250409b0a755f61ad5ba4c193ac7d46dbe91e828c89646a1358f6967167f6",
    ("stickers", Language.EN): "98cb212d692a700e693bc02acb8728323fa66c941ed31241de57a646fee2fda3",
    ("stickers", Language.ZH_EN): "66d43351ed3552bbdc7ada4e72f6d09a4e44715d0b3d3c6bd7b093fda69f63fd",
}
"""Of a made-up gate, by template and language, as the first release gave them. A change here takes every poster that
hangs on a wall its serial."""


def digest(layout: Layout, language: Language = Language.ZH) -> str:
    return content_digests(layout, language, [subject()])[0]


def test_every_built_in_template_is_pinned(templates: TemplateLibrary) -> None:
    assert {template for template, _ in RELEASED} == {info.id for info in templates.list()}
    assert {language for _, language in RELEASED} == set(Language)


@pytest.mark.parametrize(("template", "language"), RELEASED)
def test_posters_of_built_in_templates_keep_their_digests(
    templates: TemplateLibrary, template: str, language: Language
) -> None:
    assert digest(templates.layout(template), language) == RELEASED[template, language]


@dataclass(frozen=True, slots=True)
class LaterStyle(TextStyle):
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class LaterPage(PageFormat):
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class LaterElement(Element):
    shadow: bool = False


@dataclass(frozen=True, slots=True)
class LaterCode(CodeProps):
    frame_width: float = 0.0


@dataclass(frozen=True, slots=True)
class LaterShape(ShapeProps):
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class LaterArrow(ArrowProps):
    curved: bool = False


@dataclass(frozen=True, slots=True)
class LaterImage(ImageProps):
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class LaterLayout(Layout):
    author: str = ""


LATER = {
    TextStyle: LaterStyle,
    PageFormat: LaterPage,
    Element: LaterElement,
    CodeProps: LaterCode,
    ShapeProps: LaterShape,
    ArrowProps: LaterArrow,
    ImageProps: LaterImage,
    Layout: LaterLayout,
}
"""Everything in a layout, with a property that a later version might add."""


def grown(value: Any, **more: Any) -> Any:
    """The same value as a later version would hold it."""
    return LATER.get(type(value), type(value))(**{f.name: getattr(value, f.name) for f in fields(value)}, **more)


def as_later(layout: Layout, **more: Any) -> Layout:
    parts = replace(
        layout,
        page=grown(layout.page),
        styles={name: grown(style) for name, style in layout.styles.items()},
        elements=tuple(grown(replace(element, props=grown(element.props))) for element in layout.elements),
    )
    return grown(parts, **more)


@pytest.mark.parametrize(("template", "language"), RELEASED)
def test_a_new_property_that_nobody_uses_changes_no_digest(
    templates: TemplateLibrary, template: str, language: Language
) -> None:
    assert digest(as_later(templates.layout(template)), language) == RELEASED[template, language]


def test_a_new_property_that_is_used_changes_the_digest(templates: TemplateLibrary) -> None:
    plain = templates.layout("a4")
    first = plain.elements[0]
    name, style = next(iter(plain.styles.items()))
    code = next(element for element in plain.elements if isinstance(element.props, CodeProps))
    changed = [
        as_later(plain, author="health office"),
        replace(plain, page=grown(plain.page, margin=1.0)),
        replace(plain, styles={**plain.styles, name: grown(style, spacing=0.1)}),
        replace(plain, elements=(grown(first, shadow=True), *plain.elements[1:])),
        replace(
            plain,
            elements=tuple(
                replace(e, props=grown(e.props, frame_width=0.5)) if e is code else e for e in plain.elements
            ),
        ),
    ]
    assert len({digest(plain), *map(digest, changed)}) == 1 + len(changed)


def test_a_new_property_that_nobody_uses_is_not_written(templates: TemplateLibrary) -> None:
    for info in templates.list():
        plain = templates.layout(info.id)
        assert dump(as_later(plain)) == dump(plain)
        assert load(dump(as_later(plain))) == plain


def test_a_later_version_of_the_document_changes_no_digest(
    templates: TemplateLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout_json, "VERSION", 2)
    assert digest(templates.layout("a4")) == RELEASED["a4", Language.ZH]
