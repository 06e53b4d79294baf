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
    ("a4-large", Language.ZH): "c0a528313e15299b04923e24b979cb7d7bf2ffcd6977d632d42f3a7a61285a77",
    ("a4-large", Language.EN): "822b4b9db7f577c0c8d826e7122a3d9220d1eeb94615ea7959fead293af185c3",
    ("a4-large", Language.ZH_EN): "d9cb96eb40f87c2de235314a68768d155b06ad53cdce59f7824dc4f97585b367",
    ("a3", Language.ZH): "34f2da69900817c2359fd7a75712bc9d9d42b0cdd0ee5a8dcefe30dd8c3cf5e6",
    ("a3", Language.EN): "d11a5bfd528e56b1e7346d2f450f727a0855f7c22295408b1dc6ad2916fee7e7",
    ("a3", Language.ZH_EN): "8a3969e8a90845f536513efb766b1c9ece67c02adeb3e7eb62970da53754669f",
    ("a5", Language.ZH): "7796299e4a5ab05904a629247b9ada98c8633ba3f8a76f817d0194e5ede3cd2d",
    ("a5", Language.EN): "aa19ed7fb3c61ac98380465570fd24ffaf85e1dcf02b325e7e94664fbd65fc1a",
    ("a5", Language.ZH_EN): "e542233cdee13f07e8f6d741195eca2611e8ca79106fab4dcef04ea6043bdf23",
    ("tent", Language.ZH): "c3c445818b011de933d74f9f6ab3a31aba97afd078366f215957f2073431e39e",
    ("tent", Language.EN): "0bfccf53d653239d64c4407148e4e15284839a1a71c2a2340ee4f5ff8c660455",
    ("tent", Language.ZH_EN): "ec8243504e981ba9a2f99ff9e18e14d571a59ccef3aa044451ef8037a21b56f7",
    ("stickers", Language.ZH): "a8b8763e1edb3083451c39fb77a3a099d01bfaf79853051ca7fc2548e45fa4bb",
    ("stickers", Language.EN): "d84dfa71abd848e0609eadd0f921c3988adce5a6730ed9a30008e982b61eece4",
    ("stickers", Language.ZH_EN): "b373caf89930194fe4ff1dbbe19090ca0e52ecdf9a0af6a9343642213ebc600f",
    ("a4-wide", Language.ZH): "bbdbdc61cc6ce6c5c94eb2176c5c3a5b16b26070cf14a1025ac250583df96554",
    ("a4-wide", Language.EN): "6e463bf45ffb335389421a8e63e17efce44f1eb64ca80a3e8b1ce857a6be94af",
    ("a4-wide", Language.ZH_EN): "750e1eea8a9e9eaff66e3c6afdfcedb1841c285db0ae3a763e7f39052d2d32c4",
    ("counter", Language.ZH): "015a24f18288264519b616c7bf683442781676d6b2f0d8ef1f689056f361a4c9",
    ("counter", Language.EN): "5f25747f453c19f85f73ccd396e456d9ae7bb162172da05bef78ad4aeacb2488",
    ("counter", Language.ZH_EN): "6af02f39665b7749b403196e8127b69332a85b70382dd958de8e27ee68d3a743",
    ("labels-21", Language.ZH): "95bea11ac6419a1481f4dae0b771160723b917eed93f1f5dccffcbad23985dcf",
    ("labels-21", Language.EN): "e76cb28efcdb8717e0b9d1499204e2db323ac4d56ef32fc42623c8c569107c9a",
    ("labels-21", Language.ZH_EN): "983c9ac18388863dfc846edbbc744a8549e4cf2b39040513b6bf4afa3737c6c3",
    ("badge", Language.ZH): "849dd481dee5d7f181f9771e5dd8eec3733f7cae000145a9604d56dca5f21a3f",
    ("badge", Language.EN): "24c7bff9de0db16f2f17f8175072cbd25918bd5460abd30868a8b9fb01f624a0",
    ("badge", Language.ZH_EN): "2c8c79aaafd3bf79c8ec35d9267f0799bf81f25347eeb29754feb7394b92ecb8",
    ("floor", Language.ZH): "40b09f9f52ec708640fc120efce69ed756371b84969aca36ffe719e69fbf65e4",
    ("floor", Language.EN): "3de15311a8055b850456f2e6d703fe6963cd3e50e199cb7793ae9f3f5ee45eea",
    ("floor", Language.ZH_EN): "2296641612938ab3b24920d9157b6c047a80d560f6734a4fdaf20b48ad41cb8d",
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
