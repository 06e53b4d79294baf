"""The history of a gate's posters: what went out, by whom, and what was on it then."""

import hashlib
import io
from dataclasses import replace

import pytest
from PIL import Image

from desktop.domain.errors import UserError
from desktop.domain.posters import Language
from desktop.posters.document.layout import Asset, Element, Frame, ImageProps, Layout
from desktop.services.desk import Desk
from desktop.services.posters.history import PastPoster, PastState
from desktop.services.venue.venues import draft_of
from desktop.store import tables

MOST_BYTES = 30_000
"""Of the desk's file for each poster."""


def with_pictures(layout: Layout, gate_id: str) -> Layout:
    """Two pictures, not in the order of their digests, and the code lower at one gate."""
    assets = {}
    for colour in ("#0B6E63", "#B42318", "#FFFFFF"):
        file = io.BytesIO()
        Image.new("RGB", (400, 400), colour).save(file, "PNG")
        name = hashlib.sha256(file.getvalue()).hexdigest()
        assets[name] = Asset(name, file.getvalue(), (400, 400))
    names = sorted(assets, reverse=True)
    images = tuple(
        Element(f"logo-{n}", Frame(15 + 30 * n, 15, 20, 20), ImageProps(name), z=90) for n, name in enumerate(names)
    )
    lower: dict[str, object] = {"frame": [53.5, 122.5, 103, 103]}
    return replace(
        layout,
        assets={name: assets[name] for name in names},
        elements=(*layout.elements, *images),
        overrides={gate_id: {"code": lower}},
    )


def printed(desk: Desk, template: str, language: Language = Language.ZH, gates: int = 1) -> bytes:
    """Print at the first gates; gives what the paper of the first one was."""
    ids = [gate.id for gate in desk.gates.list()[:gates]]
    desk.posters.record_print(desk.posters.prepare(template, language, ids), "laser", 2)
    return desk.posters.prepare(template, language, ids[:1]).pdf


def history(desk: Desk) -> tuple[PastPoster, ...]:
    return desk.poster_history.of_gate(desk.gates.list(include_retired=True)[0].id)


def rename_venue(desk: Desk, name: str) -> None:
    venue = desk.venue.get()
    desk.venue.edit(replace(draft_of(venue), poster_name=name))


@pytest.mark.parametrize("language", Language)
def test_it_is_shown_as_it_was_whatever_changed_since(desk: Desk, language: Language) -> None:
    gate = desk.gates.list()[0]
    own = desk.own_templates.save(with_pictures(desk.own_templates.layout("a4"), gate.id), "大厅", None)
    paper = printed(desk, own, language)
    desk.own_templates.delete(own)
    desk.gates.rename(gate.id, "南一门")
    rename_venue(desk, "江北社区卫生服务中心")
    (past,) = history(desk)
    assert (past.state, str(past.template), past.has_picture) == (PastState.OUT_OF_DATE, "大厅", True)
    assert desk.poster_history.picture(past.issue.id) == paper


def test_each_print_says_when_by_whom_and_where(desk: Desk) -> None:
    printed(desk, "a4")
    printed(desk, "a4")
    printed(desk, "a5", Language.EN)
    newest, oldest = history(desk)
    assert (newest.issue.template_id, newest.issue.language) == ("a5", Language.EN)
    assert [(one.by, one.target, one.copies) for one in oldest.prints] == [("陈志远", "laser", 2)] * 2
    assert newest.state is oldest.state is PastState.CURRENT
    gate = desk.gates.list()[0].id
    desk.gates.retire(gate)
    assert {past.state for past in desk.poster_history.of_gate(gate)} == {PastState.VOID}


def test_of_a_poster_of_before_no_picture_was_kept(desk: Desk) -> None:
    printed(desk, "a4")
    with desk.store.write_unaudited() as connection:
        connection.execute(tables.poster_content.delete())
    (past,) = history(desk)
    assert not past.has_picture
    with pytest.raises(UserError, match="No picture was kept"):
        desk.poster_history.picture(past.issue.id)
    paper = printed(desk, "a4")  # once more on paper, it is kept
    assert desk.poster_history.picture(past.issue.id) == paper


def test_what_is_not_what_the_ledger_says_is_not_shown(desk: Desk) -> None:
    printed(desk, "a4")
    (past,) = history(desk)
    with desk.store.write_unaudited() as connection:
        content = connection.execute(tables.poster_content.select()).one().content
        connection.execute(tables.poster_content.update().values(content=content.replace("南门", "北门")))
    with pytest.raises(UserError, match="not what the ledger says"):
        desk.poster_history.picture(past.issue.id)


def test_a_poster_takes_little_room(desk: Desk) -> None:
    printed(desk, "a4", gates=4)
    with desk.store.read() as connection:
        contents = connection.execute(tables.poster_content.select()).all()
        layouts = connection.execute(tables.poster_layout.select()).all()
    assert (len(contents), len(layouts)) == (4, 1)
    assert max(len(row.content.encode()) for row in contents) + len(layouts[0].document) < MOST_BYTES
