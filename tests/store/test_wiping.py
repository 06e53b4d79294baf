"""What held a key holds zeros, whoever still refers to it; and a closed store gives nothing until it is resumed."""

import os
import threading

import pytest

from desktop.services.desk import Desk
from desktop.store.engine import open_engine
from desktop.store.keys import Cost, KeyRing, Secrets, WrongPassword
from desktop.store.pool import Busy, Suspended
from desktop.store.vault import Vault
from desktop.store.wiping import wipe

CHEAP = Cost(passes=1, memory_kib=256, lanes=1)


def test_bytes_and_text_are_overwritten_where_they_lie() -> None:
    key, array = os.urandom(32), bytearray(os.urandom(32))
    text, same = key.hex(), key
    wipe(key, array, text)
    assert same == array == bytes(32)
    assert text == "\0" * 64


def test_what_everybody_shares_and_what_is_no_key_stays() -> None:
    empty, one, name = b"", b"a", "".join(("陈", "志远"))
    wipe(empty, one, "", "b", name)
    assert (empty, one, bytes([97]), "b", name) == (b"", b"a", b"a", "b", "陈志远")


def test_a_slot_gives_what_was_put_in_and_the_giver_keeps_it() -> None:
    secrets = Secrets(os.urandom(32), os.urandom(32))
    kept = bytes(bytearray(secrets.database)), bytes(bytearray(secrets.signing))
    ring = KeyRing("desk").with_slot("member", "clerk", "密码 12345", secrets, CHEAP)
    opened = ring.open("member", "密码 12345")
    assert (opened.database, opened.signing, opened.gate) == (*kept, b"")
    assert (secrets.database, secrets.signing) == kept
    with pytest.raises(WrongPassword):
        ring.open("member", "密码 1234")


def test_a_suspended_vault_has_no_key_and_refuses_what_needs_one(desk: Desk) -> None:
    ring, secrets = KeyRing("desk"), Secrets(os.urandom(32), os.urandom(32))
    vault = Vault(desk.place, ring, secrets, CHEAP)
    vault.suspend()
    assert secrets.database == secrets.signing == bytes(32)
    for use in (lambda: vault.database_key, vault.renew_recovery_code):
        with pytest.raises(Suspended):
            use()
    vault.resume(ring, Secrets(b"k" * 32, b"s" * 32))
    assert vault.database_key == b"k" * 32


def test_a_suspended_store_is_closed_for_everybody(desk: Desk) -> None:
    key = bytes(bytearray(desk.vault.database_key))
    desk.store.suspend()
    desk.store.close()  # nothing to be done
    for use in (desk.gates.list, lambda: desk.gates.add("西门"), desk.health.problems):
        with pytest.raises(Suspended):
            use()
    desk.store.resume(open_engine(desk.place.database, key))
    assert [gate.name for gate in desk.gates.list()] == ["南门", "北门", "急诊入口", "停车场入口"]


def test_a_store_that_somebody_reads_for_long_stays_open(desk: Desk) -> None:
    reading, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with desk.store.read():
            reading.set()
            may_end.wait(20)

    reader = threading.Thread(target=read)
    reader.start()
    assert reading.wait(20)
    try:
        with pytest.raises(Busy):
            desk.store.suspend()
        assert len(desk.gates.list()) == 4
    finally:
        may_end.set()
        reader.join()
    desk.store.suspend()
    assert desk.store.is_suspended
    desk.store.resume(open_engine(desk.place.database, desk.vault.database_key))
