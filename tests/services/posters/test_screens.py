"""Posters as pictures for screens: whole, in their proportions, read back, in the ledger."""

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.posters import Language, PosterState
from desktop.services.desk import Desk
from desktop.services.posters.screens import Screen, ScreenSize, Turn


@pytest.mark.parametrize(
    ("template", "screen", "size"),
    [
        ("a4", Screen(), (1080, 1920)),
        ("a4", Screen(turn=Turn.LANDSCAPE), (1920, 1080)),
        ("a4-wide", Screen(ScreenSize.ULTRA_HD), (3840, 2160)),
        ("a3", Screen(ScreenSize.ULTRA_HD, Turn.PORTRAIT), (2160, 3840)),
        ("labels-21", Screen(), (1920, 1080)),
    ],
)
def test_each_gate_has_a_picture_whose_code_reads(
    desk: Desk, tmp_path: Path, template: str, screen: Screen, size: tuple[int, int]
) -> None:
    batch = desk.posters.prepare(template, Language.ZH_EN, [gate.id for gate in desk.gates.list()[:2]])
    folder = desk.screen_pictures.save(batch, screen, tmp_path, "大屏")
    assert sorted(path.name for path in folder.iterdir()) == ["北门.png", "南门.png"]
    for page in batch.pages:
        with Image.open(folder / f"{page.gate_name}.png") as picture:
            assert picture.size == size
            pixels = np.asarray(picture.convert("L"))
        assert [code.text for code in zxingcpp.read_barcodes(pixels)] == [page.payload]
        assert pixels[0, 0] == pixels[-1, -1] == 255


def test_they_are_in_the_ledger_and_claim_no_paper(desk: Desk, tmp_path: Path) -> None:
    gate = desk.gates.list()[0]
    batch = desk.posters.prepare("a4", Language.ZH, [gate.id])
    desk.screen_pictures.save(batch, Screen(), tmp_path, "大屏")
    assert desk.posters.states()[0].state is PosterState.SAVED
    (past,) = desk.poster_history.of_gate(gate.id)
    assert [(one.target, one.is_file) for one in past.prints] == [("png", True)]
    assert past.has_picture
    again = desk.screen_pictures.save(batch, Screen(), tmp_path, "大屏")
    assert again.name == "大屏 (2)"


def test_stopping_keeps_what_was_written_and_no_more(desk: Desk, tmp_path: Path) -> None:
    batch = desk.posters.prepare("a4", Language.ZH)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.screen_pictures.save(batch, Screen(), tmp_path, "大屏", stop)
    assert len(list((tmp_path / "大屏").iterdir())) == 2
    assert [poster.state for poster in desk.posters.states()].count(PosterState.SAVED) == 2


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    batch = desk.posters.prepare("a4", Language.ZH)
    with pytest.raises(UserError):
        desk.screen_pictures.save(batch, Screen(), tmp_path / "nowhere", "大屏")
    assert {poster.state for poster in desk.posters.states()} == {PosterState.NEVER}
