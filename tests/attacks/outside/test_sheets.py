"""Tables that are small on the disk and large, endless or commanding once they are opened."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, UserError
from desktop.sandbox.sandbox import Sandbox
from desktop.services.desk import Desk
from desktop.services.foreign import tables
from desktop.services.foreign.kinds import SHEETS
from desktop.services.imports import importer
from tests.attacks.outside import files
from tests.attacks.outside.conftest import peak_of_readers
from tests.cli.conftest import Shell, refused
from tests.conftest import MadeDesk
from tests.services.imports.conftest import desk as desk  # its clock is that of the files
from tests.services.imports.files import NAMES, person, write_xlsx

MIB = 1 << 20


@pytest.mark.parametrize("name", files.SHEETS)
def test_a_table_made_to_harm_is_refused_in_one_sentence_and_the_desk_goes_on(
    desk: Desk, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "MOST_REJECTED", 1000)
    path = files.SHEETS[name](tmp_path / name)
    if name in files.HARMLESS:
        assert desk.imports.import_file(path).accepted == 1
    else:
        with pytest.raises(UserError) as error:
            desk.imports.import_file(path)
        assert str(error.value).count("\n") == 0
    assert peak_of_readers() < SHEETS.memory
    honest = write_xlsx(tmp_path / "honest.xlsx", [person(name="麦小芳")])
    assert desk.imports.import_file(honest).accepted == 1


def test_the_command_line_refuses_it_as_well(venuedesk: Shell, made_desk: MadeDesk, tmp_path: Path) -> None:
    path = files.repeated_lines(tmp_path / "million.ods")
    sentence = refused(venuedesk("declare", "--dir", made_desk.folder, "--from", path))
    assert "的内容太多，这里读不下。一行也没有导入。" in sentence
    assert venuedesk.json("check", "--dir", made_desk.folder)["ok"]


def test_where_a_limit_of_ours_fails_the_systems_limit_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in a process that may take less than it wants: that process ends, this one does not."""
    small = replace(SHEETS, memory=30 * MIB)
    monkeypatch.setattr(tables, "TABLE", replace(tables.TABLE, kind=small))
    own = Sandbox()
    with (
        pytest.raises(BadInput, match="too large or damaged"),
        tables.foreign_table(own, files.texts(tmp_path / "f.xlsx")) as t,
    ):
        list(t.rows())
    own.close()


def test_half_a_character_is_text_as_it_is_written(desk: Desk, tmp_path: Path) -> None:
    """Excel writes what XML cannot hold as _xD800_; half a character cannot be stored, and ended the import."""
    path = files.xlsx(tmp_path / "f.xlsx", rows=_line("_xD83D_", "_xD83D__xDE00_", "_x0000_"))
    outcome = desk.imports.import_file(path)
    assert outcome.accepted == 1
    (rejected,) = outcome.rejected
    assert [rejected.draft.text(name) for name in NAMES[:3]] == ["_xD83D_", "\U0001f600", "\0"]
    assert desk.import_drafts.keep(outcome)


def _line(*texts: str) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{cells}</row>"
