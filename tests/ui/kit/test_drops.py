"""Files that are dragged onto what takes them: invited, taken, or refused with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.messages import Message, message
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.sizes import column
from tests.ui.drop_files import drag, drop, files_data, leave

pytestmark = pytest.mark.usefixtures("looks")


class Target(QWidget):
    """A field in something that takes tables."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Path] = []
        self.refused: list[Message] = []
        self.is_open = True
        self.field = TextField()
        column(self).addWidget(self.field)
        invitation = message("Drops", "Drop the table here")
        other = {"vdb": message("Drops", "That is for the hub.")}
        FileDrop(
            self,
            ("csv", "xlsx"),
            invitation,
            self.taken.append,
            self.refused.append,
            may_take=lambda: self.is_open,
            others=other,
        )


@pytest.fixture
def target(qtbot: QtBot) -> Target:
    made = Target()
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_file_is_invited_while_it_is_over_the_target_and_taken_once_let_go(target: Target) -> None:
    assert drag(target, files_data(Path("names.CSV"))) == "Drop the table here"
    leave(target)
    assert not target.findChild(FileDrop).veil.text()
    assert drop(target, Path("/tmp/names.CSV"))
    assert (target.taken, target.refused) == ([Path("/tmp/names.CSV")], [])
    assert not target.findChild(FileDrop).veil.text()


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("photo.jpg",), "photo.jpg cannot be taken here. What can be: CSV, XLSX."),
        (("a.csv", "b.csv"), "One file at a time: drop them one after the other."),
        (("waiting.vdb",), "That is for the hub."),
        (("names",), "names cannot be taken here. What can be: CSV, XLSX."),
    ],
)
def test_why_a_file_is_not_taken_is_shown_before_and_after_the_drop(
    target: Target, names: tuple[str, ...], why: str
) -> None:
    paths = [Path(name) for name in names]
    assert drag(target, files_data(*paths)) == why
    drop(target, *paths)
    assert (target.taken, [sentence(one) for one in target.refused]) == ([], [why])


def test_nothing_is_taken_while_it_must_not_be_nor_what_is_no_file(target: Target) -> None:
    words = QMimeData()
    words.setText("names.csv")
    assert drag(target, words) is None
    target.is_open = False
    assert not drop(target, Path("names.csv"))


def test_a_field_leaves_a_file_to_what_it_lies_in_and_takes_no_path_for_text(target: Target) -> None:
    assert drop(target.field, Path("names.csv"))
    assert (target.taken, target.field.text()) == ([Path("names.csv")], "")
