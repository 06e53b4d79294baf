"""Drafts of the entry form: encrypted, one for each member, no record, forgotten in time."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry, Pile
from desktop.services.session import Session
from desktop.store import tables

TYPED = KeptEntry(
    DeclarationDraft(name="欧阳秀英", id_number="44130219480101152", overrides={"phone": "没有电话"}),
    Pile("2026-11-20", "gate", "", 30, 7, ("JB-000007", "")),
)


def test_a_draft_comes_back_as_it_was(desk: Desk) -> None:
    drafts = EntryDrafts(desk.store, desk.session)
    assert drafts.kept() is None
    drafts.keep(TYPED)
    assert EntryDrafts(desk.store, desk.session).kept() == TYPED
    drafts.clear()
    assert drafts.kept() is None


def test_a_draft_is_neither_audited_nor_synced_nor_readable_on_disk(desk: Desk) -> None:
    def rows() -> list[int]:
        with desk.store.read() as connection:
            return [connection.scalar(select(func.count()).select_from(t)) or 0 for t in (tables.audit, tables.outbox)]

    before = rows()
    EntryDrafts(desk.store, desk.session).keep(TYPED)
    assert rows() == before
    desk.store.close()
    on_disk = b"".join(file.read_bytes() for file in desk.folder.rglob("*") if file.is_file())
    assert "欧阳秀英".encode() not in on_disk
    assert b"44130219480101152" not in on_disk


def test_each_member_has_a_draft_of_their_own(desk: Desk) -> None:
    EntryDrafts(desk.store, desk.session).keep(TYPED)
    other = Session(replace(desk.session.member, id="somebody-else"))
    assert EntryDrafts(desk.store, other).kept() is None


def test_a_draft_is_kept_no_longer_than_declarations(desk: Desk) -> None:
    drafts = EntryDrafts(desk.store, desk.session)
    drafts.keep(TYPED)
    now, days = desk.store.clock.now_ms(), desk.declarations.retention_days()
    desk.store.clock = FixedClock(now + (days - 1) * 86_400_000)
    assert drafts.kept() == TYPED
    desk.store.clock = FixedClock(now + (days + 1) * 86_400_000)
    assert drafts.kept() is None
    desk.store.clock = FixedClock(now)
    assert drafts.kept() is None


def test_a_save_lets_go_of_the_form_and_counts_its_pile_in_one_transaction(desk: Desk) -> None:
    drafts = EntryDrafts(desk.store, desk.session)
    drafts.keep(TYPED)
    desk.declarations.enter(right_draft(desk))
    assert TYPED.pile is not None
    assert drafts.kept() == KeptEntry(DeclarationDraft(), replace(TYPED.pile, entered=(*TYPED.pile.entered, "")))
    drafts.keep(replace(TYPED, pile=None))
    desk.declarations.enter(right_draft(desk))
    assert drafts.kept() is None


def test_a_refused_save_keeps_the_form(desk: Desk) -> None:
    drafts = EntryDrafts(desk.store, desk.session)
    drafts.keep(TYPED)
    with pytest.raises(BadInput):
        desk.declarations.enter(replace(right_draft(desk), name=""))
    assert drafts.kept() == TYPED


def right_draft(desk: Desk) -> DeclarationDraft:
    today = desk.store.clock.today()
    return next(iter(Visitors(random.Random(1), today).day(today - dt.timedelta(days=1), 1, ["南门"], {})))
