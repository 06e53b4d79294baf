"""What the studio reads, renders and keeps."""

from dataclasses import replace

import pypdfium2

from desktop.domain.posters import Language
from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.composition.preflight import blocks
from desktop.posters.document.layout_json import dump
from desktop.services.desk import Desk
from desktop.services.posters.studio_drafts import StudioDraft
from desktop.store import tables


def test_a_gates_poster_is_rendered_and_all_gates_are_checked(desk: Desk) -> None:
    values = desk.studio.values(Language.ZH)
    layout = desk.typesetting.templates.layout("a4")
    gate = values.gates[1]
    poster = desk.studio.render(layout, values, gate.id)
    assert poster.page.gate_name == gate.name
    assert poster.reading_distance_m > 1
    assert not blocks(desk.studio.findings(layout, values))
    empty = replace(layout, elements=())
    assert {f.code for f in desk.studio.findings(empty, values)} == {"no_code"}


def test_of_a_sheet_of_several_the_face_alone_is_shown(desk: Desk) -> None:
    layout = desk.typesetting.templates.layout("stickers")
    pdf = desk.studio.render(layout, desk.studio.values(Language.EN), None).pdf
    with PDFIUM_LOCK, pypdfium2.PdfDocument(pdf) as document:
        width, height = document.get_page_size(0)
    assert round(width / 72 * 25.4) == round(layout.page.width)
    assert round(height / 72 * 25.4) == round(layout.page.height)


def test_a_draft_is_kept_until_it_is_cleared_and_one_that_cannot_be_read_is_none(desk: Desk) -> None:
    layout = desk.typesetting.templates.layout("a5")
    draft = StudioDraft("a5", "A5 small", layout)
    desk.studio_drafts.keep(draft)
    kept = desk.studio_drafts.kept()
    assert kept is not None
    assert (kept.origin, kept.name, dump(kept.layout)) == ("a5", "A5 small", dump(layout))
    with desk.store.write_unaudited() as connection:
        row = tables.setting
        text = '{"at": 1, "origin": "a5", "name": "x", "layout": "{}"}'
        connection.execute(row.update().where(row.c.key.like("studio_draft:%")).values(value=text))
    assert desk.studio_drafts.kept() is None
    desk.studio_drafts.clear()
    assert desk.studio_drafts.kept() is None
