"""Blank slips: numbered, read back, and void where they never became paper."""

from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.posters import Language
from desktop.domain.slips import SlipState, slip_payload
from desktop.services.desk import Desk
from desktop.services.green_channel.slips import SlipOrder
from desktop.store.queries import slips


def states(desk: Desk, *numbers: int) -> list[SlipState | None]:
    """What became of slips."""
    with desk.store.read() as connection:
        found = slips.states(connection, numbers)
    return [found.get(number) for number in numbers]


@pytest.mark.parametrize("large", [False, True])
def test_a_batch_carries_its_serials_and_their_codes(desk: Desk, large: bool) -> None:
    blank = desk.slip_printing.make(SlipOrder(3, large, Language.ZH))
    venue = desk.venue.get()
    wanted = {slip_payload(venue.code, serial) for serial in blank.printed.serials}
    assert {code.payload for page in blank.pages.codes for code in page} == wanted
    assert blank.pages.pdf.startswith(b"%PDF")
    assert states(desk, 1, 2, 3) == [SlipState.BLANK] * 3


def test_a_file_that_cannot_be_written_leaves_no_slip_waiting(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        desk.slip_printing.save(tmp_path / "no such folder" / "slips.pdf", 2)
    assert states(desk, 1, 2) == [SlipState.SPOILED] * 2
    assert desk.slips.outstanding() == ()


def test_work_that_is_stopped_leaves_no_slip_waiting(desk: Desk) -> None:
    def stop(done: int, total: int, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.slip_printing.make(SlipOrder(2), stop)
    assert states(desk, 1, 2) == [SlipState.SPOILED] * 2
    assert desk.slip_printing.make(SlipOrder(1)).printed.serials[0].number == 3
