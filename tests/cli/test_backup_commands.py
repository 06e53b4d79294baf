"""``backup`` and ``restore`` as an administrator's script meets them."""

from pathlib import Path

from tests.cli.conftest import Shell, refused

PASSWORD = "venuedesk-demo"


def test_a_backup_restored_elsewhere_is_whole_and_exports_the_same(venuedesk: Shell, tmp_path: Path) -> None:
    desk, file, into = tmp_path / "desk", tmp_path / "b.vdbackup", tmp_path / "into"
    venuedesk.json("demo", "--dir", desk, "--days", 3, "--gates", 2, "--declarations", 12, "--no-window")
    made = venuedesk.json("backup", "--dir", desk, "--out", file, password=PASSWORD)
    assert made["bytes"] == file.stat().st_size
    done = venuedesk.json("restore", file, "--dir", into, password=PASSWORD)
    assert (done["set_aside"], done["notes"]) == (None, [])
    assert venuedesk.json("check", "--dir", into, password=PASSWORD) == {"ok": True, "problems": []}
    for folder in (desk, into):
        venuedesk.json("export", "hourly", "--dir", folder, "--out", folder / "hourly.csv", password=PASSWORD)
    assert (desk / "hourly.csv").read_bytes() == (into / "hourly.csv").read_bytes()

    assert "--over" in refused(venuedesk("restore", file, "--dir", into, password=PASSWORD))
    assert "打不开" in refused(venuedesk("restore", file, "--dir", tmp_path / "x", password="another-one-1"))
    over = venuedesk.json("restore", file, "--dir", into, "--over", password=PASSWORD)
    assert (Path(over["set_aside"]) / "desk.db").exists()
    whole = file.read_bytes()
    file.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    assert "已损坏" in refused(venuedesk("restore", file, "--dir", tmp_path / "x", password=PASSWORD))
    assert not (tmp_path / "x").exists()


def test_a_damaged_key_file_is_replaced_by_its_copy(venuedesk: Shell, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    venuedesk.json("demo", "--dir", desk, "--days", 1, "--gates", 2, "--declarations", 2, "--no-window")
    (desk / "keys.json").write_bytes(b"{")
    assert "keys.copy.json" in refused(venuedesk("check", "--dir", desk, password=PASSWORD), code=1)
    done = venuedesk.json("check", "--dir", desk, "--repair", password=PASSWORD)
    assert done["ok"]
    assert len(done["notes"]) == 1
    assert venuedesk.json("check", "--dir", desk, password=PASSWORD) == {"ok": True, "problems": []}
    (aside,) = desk.glob("set-aside-*")
    assert (aside / "keys.json").read_bytes() == b"{"
    assert not (desk / "restored.json").exists()
