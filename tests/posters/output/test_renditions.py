"""Sheets of labels of which some are gone: the first sheet begins at the one that is chosen."""

import pytest

from desktop.domain.errors import BadInput
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.output.rendition import Rendition
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.output.renditions import composed, rendered


@pytest.mark.parametrize(
    ("template", "labels"), [("labels-21", 21), ("stickers", 8), ("badge", 4), ("tent", 1), ("a4", 1)]
)
def test_a_sheet_has_labels_where_copies_are_used_one_by_one(
    templates: TemplateLibrary, template: str, labels: int
) -> None:
    assert templates.layout(template).page.labels == labels


def test_the_first_sheet_begins_at_the_chosen_label_and_the_others_are_whole(
    fonts: FontLibrary, templates: TemplateLibrary
) -> None:
    composition = composed(templates.layout("labels-21"), fonts, ("南门", "北门"))
    whole, begun = (rendered(composition, Rendition(labels_used=used), fonts) for used in (0, 5))
    assert [page.count for page in begun.expected] == [16, 21]
    assert not begun.unread(begun.pdf)
    assert [page.gate_name for page in begun.unread(whole.pdf)] == ["南门"]


@pytest.mark.parametrize(("template", "used"), [("labels-21", 21), ("a4", 1), ("tent", 1)])
def test_no_sheet_begins_where_it_has_no_label(
    fonts: FontLibrary, templates: TemplateLibrary, template: str, used: int
) -> None:
    with pytest.raises(BadInput, match="Begin at one of them"):
        rendered(composed(templates.layout(template), fonts), Rendition(labels_used=used), fonts)
