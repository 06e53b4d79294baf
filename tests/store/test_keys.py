"""Key slots, the recovery code, wrong tries, and what the unlock screen may know."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import BadInput, UserError
from desktop.domain.people import Role
from desktop.store.keys import Cost, KeyRing, Secrets, WrongPassword, new_database_key, new_signing_key
from desktop.store.labels import LabelFile, Labels
from desktop.store.recovery import new_recovery_code, read_recovery_code
from desktop.store.tries import FREE, TooManyTries, Tries

CHEAP = Cost(1, 256, 1)
KEY = Secrets(new_database_key(), new_signing_key())


def ring() -> KeyRing:
    return KeyRing("desk").with_slot("a", Role.MANAGER, "correct-horse-8", KEY, CHEAP)


def test_a_slot_opens_with_its_password_only() -> None:
    assert ring().open("a", "correct-horse-8") == KEY
    with pytest.raises(WrongPassword):
        ring().open("a", "correct-horse-9")
    with pytest.raises(WrongPassword):
        ring().open("b", "correct-horse-8")


def test_a_password_in_full_width_is_the_same_password() -> None:
    assert ring().open("a", "ｃｏｒｒｅｃｔ－ｈｏｒｓｅ－８") == KEY


def test_a_slot_moved_to_another_desk_or_member_does_not_open() -> None:
    with pytest.raises(WrongPassword):
        replace(ring(), desk="other").open("a", "correct-horse-8")
    moved = replace(ring(), slots=(replace(ring().slots[0], id="b"),))
    with pytest.raises(WrongPassword):
        moved.open("b", "correct-horse-8")


def test_the_ring_survives_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    kept = ring().with_slot("b", Role.CLERK, "green-channel-1", KEY, CHEAP)
    kept = kept.save(path)
    assert kept.saved == 1
    assert KeyRing.read(path) == kept
    assert KeyRing.read(tmp_path / "keys.copy.json") == kept
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: t[: len(t) // 2],
        lambda t: "",
        lambda t: "[]",
        lambda t: t.replace('"salt"', '"sole"'),
        lambda t: json.dumps({"format": 1, "desk": "d", "slots": [3]}),
        lambda t: t.replace('"memory_kib": 256', '"memory_kib": 999999999'),
        lambda t: "\x00" * 100,
    ],
)
def test_a_damaged_key_file_is_said_to_be_so(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "keys.json"
    ring().save(path)
    path.write_text(damage(path.read_text()))
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"keys\.copy\.json"):
        KeyRing.read(path)
    assert path.read_bytes() == before


def test_a_newer_key_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"format": 3}))
    with pytest.raises(UserError, match="newer"):
        KeyRing.read(path)


def test_the_recovery_code_is_read_as_it_is_written_by_hand() -> None:
    code = new_recovery_code()
    grouped = " ".join(code[i : i + 4] for i in range(0, len(code), 4))
    assert read_recovery_code(grouped.lower().replace("0", "o")) == code
    with pytest.raises(BadInput, match="characters"):
        read_recovery_code(code[:-1])


def test_swapped_neighbours_in_a_recovery_code_are_caught_nearly_always() -> None:
    # ISO 7064's hybrid systems catch every single wrong character and nearly all swaps.
    caught = swaps = 0
    for _ in range(40):
        code = new_recovery_code()
        for place in range(26):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                swaps += 1
                try:
                    read_recovery_code(swapped)
                except BadInput:
                    caught += 1
    assert caught / swaps > 0.95


def test_five_wrong_tries_wait_longer_and_longer_across_a_restart(tmp_path: Path) -> None:
    clock = FixedClock(1_000_000)
    path = tmp_path / "tries.json"

    def wrong() -> None:
        with Tries(path, clock).counted():
            raise WrongPassword

    for _ in range(FREE):
        with pytest.raises(WrongPassword):
            wrong()
    first = Tries(path, clock).wait_seconds()
    with pytest.raises(TooManyTries):
        wrong()
    clock.ms += (first + 1) * 1000
    with pytest.raises(WrongPassword):
        wrong()
    assert Tries(path, clock).wait_seconds() > first
    clock.ms -= 10**10  # the clock set back neither frees nor locks for ever
    assert 0 < Tries(path, clock).wait_seconds() <= 900
    Tries(path, clock).reset()
    assert Tries(path, clock).wait_seconds() == 0


def test_names_on_the_unlock_screen_need_this_device(tmp_path: Path) -> None:
    here = LabelFile(tmp_path / "labels.bin", tmp_path / "device.key")
    here.write(Labels("惠州市某中心", "惠城区 江北街道", {"a": "陈志远"}))
    assert here.read().members == {"a": "陈志远"}
    assert "陈志远".encode() not in here.path.read_bytes()
    elsewhere = LabelFile(here.path, tmp_path / "other.key")
    assert elsewhere.read() == Labels()
    here.path.write_bytes(b"damaged")
    assert here.read() == Labels()
