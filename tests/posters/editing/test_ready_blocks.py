"""Ready blocks on pages of every format."""

from itertools import pairwise

import pytest

from desktop.posters.document.layout import Frame, PageFormat
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.editing.arrange import around
from desktop.posters.editing.new_elements import Block, new_block
from desktop.ui.studio.opening import SIZES

FROM_THE_TOP = (Block.HEADER, Block.PAPER_FORM, Block.STEPS, Block.GREEN_CHANNEL, Block.FOOT)
LEAST_FOR_A_CODE = 0.15
"""Of the shorter side, between the header and what is below."""


def assert_all_fit(page: PageFormat) -> None:
    frames = [around({e.id: e.frame for e in new_block(block, page).elements}) for block in FROM_THE_TOP]
    inner = Frame(0, 0, page.width, page.height).grown(-page.safe)
    for frame in frames:
        assert inner.x <= frame.x < frame.right <= inner.right
        assert inner.y <= frame.y < frame.bottom <= inner.bottom
    gaps = [lower.y - upper.bottom for upper, lower in pairwise(frames)]
    assert min(gaps) >= 0
    assert gaps[0] >= LEAST_FOR_A_CODE * min(page.width, page.height)


@pytest.mark.parametrize("size", SIZES)
def test_they_stand_above_each_other_on_every_empty_page(size: str) -> None:
    assert_all_fit(PageFormat(*SIZES[size]))


def test_they_stand_above_each_other_on_the_pages_of_the_built_in_templates(templates: TemplateLibrary) -> None:
    for info in templates.list():
        assert_all_fit(templates.layout(info.id).page)
