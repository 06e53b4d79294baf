"""Each field of the registry is known wherever declarations are typed, read, written, shown and printed. Made-up people."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import Clock
from desktop.domain.declaration import OWN_FIELDS, DeclarationDraft
from desktop.domain.declaration_columns import COLUMNS, KNOWN_HEADINGS, folded_heading
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.draft_words import in_words
from desktop.domain.field_registry import Field, FieldGroup, FieldRegistry
from desktop.domain.headings import Headings, heading_of
from desktop.domain.masked_draft import mask_draft, mask_field
from desktop.domain.messages import message
from desktop.reports.slip_rows import slip_parts
from desktop.services.cards.records import draft_of_holder
from desktop.services.desk import Desk
from desktop.services.imports.template import NOTES, example
from desktop.ui.entry.card import EntryCard
from desktop.ui.entry.fields import LineEntry
from desktop.ui.entry.form import EntryForm
from desktop.ui.entry.places import COLUMNS as GRID
from desktop.ui.entry.places import lines
from desktop.ui.entry.words import field_label, field_text
from desktop.ui.find.facts import facts_of
from tests.looks import Looks
from tests.services.imports.files import write_csv, write_xlsx
from tests.table_files import read_table

every_field = pytest.mark.parametrize("key", FIELDS.keys)
IN_THE_VISIT = {"slip", "visited_on", "time"}
"""What the Find page says of these is a fact of its own: the visit; the slip heads the record."""
FREE = [field for field in FIELDS if field.is_plain or field.key == "notes"]
"""Fields that may say anything they have room for."""


@pytest.fixture
def whole(desk: Desk) -> DeclarationDraft:
    """Somebody who does not exist, with something in every field, yesterday."""
    inspector = next(m.name for m in desk.members.list() if m.inspector or m.gate_ids)
    yesterday = desk.store.clock.today() - dt.timedelta(days=1)
    (serial,) = desk.slips.start_batch(1).serials
    return replace(example(yesterday, desk.gates.list()[0].name, inspector), slip=str(serial))


def stored(desk: Desk) -> DeclarationDraft:
    (one,) = desk.declarations.recent()
    return desk.declarations.unmasked(one.id, "test of the fields")


def other(field: Field, text: str) -> str:
    """Something else that a field may say."""
    if field.choices is None:
        return "5" if text.isdecimal() else "B5"
    return next(str(member.value) for member in field.choices if member.value != text)


def test_fields_with_rules_of_their_own_are_attributes_of_a_draft_and_plain_ones_are_not() -> None:
    assert tuple(field.key for field in FIELDS if not field.is_plain) == OWN_FIELDS
    assert {field.key for field in FIELDS.plain}.isdisjoint(OWN_FIELDS)
    with pytest.raises(ValueError, match="one key"):
        FieldRegistry(FIELDS["name"], FIELDS["name"])


def test_a_plain_field_stands_behind_the_others_of_its_group() -> None:
    badge = Field(
        "badge", message("EntryForm", "Badge"), "胸牌", message("template", "-"), FieldGroup.PERSON, max_length=9
    )
    more = FIELDS.extended(badge)
    stand, others = [key for line in lines(more) for key, _ in line], len(FIELDS.plain_of(FieldGroup.PERSON))
    assert more.keys[-1] == "badge"
    assert stand.index("badge") == stand.index("address") + others + 1, "below the address, before the visit"
    assert more.with_plain(("name", "phone", "notes")).index("badge") == 2 + others


@every_field
def test_the_form_has_a_named_place_for_it_that_keeps_what_is_typed(key: str, qtbot: QtBot) -> None:
    form = EntryForm()
    qtbot.addWidget(form)
    form.set_places([("g", "南门")], [("m", "曾敏")])
    text = {"gate": "g", "inspector": "m", "visited_on": "昨天"}.get(key) or FIELDS[key].example
    form.put(DeclarationDraft.of({key: text}))
    assert form.draft({}).text(key) == text != ""
    assert form.rows[key].field.accessibleName()
    assert key in {stop.field for stop in form.stops()}


def test_nothing_on_the_form_lies_over_anything_else() -> None:
    keys = [key for line in lines() for key, _ in line]
    assert len(set(keys)) == len(keys)
    assert set(keys) == set(FIELDS.keys)
    assert all(sum(columns for _, columns in line) <= GRID for line in lines())


@every_field
def test_files_head_its_column_in_both_languages_and_the_template_explains_it(key: str) -> None:
    (column,) = (column for column in COLUMNS if column.name == key)
    for heading in (*(heading_of(column, one) for one in Headings), *column.spellings):
        assert KNOWN_HEADINGS[folded_heading(heading)] == key
    assert str(NOTES[key])


@pytest.mark.parametrize("headings", Headings)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_says_all_fields_and_an_export_says_them_again(
    ending: str, headings: Headings, desk: Desk, whole: DeclarationDraft, tmp_path: Path
) -> None:
    source, out = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    write = write_csv if ending == "csv" else write_xlsx
    heads = [heading_of(column, headings) for column in COLUMNS]
    write(source, [in_words(whole, headings).texts()], headings=heads, names=FIELDS.keys)
    assert desk.imports.import_file(source).accepted == 1
    kept = stored(desk)
    assert kept == whole
    desk.exports.export(out, "test of the fields", headings=headings)
    (_, header), (_, cells) = read_table(out)
    written = dict(zip(header, cells, strict=False))
    as_words = in_words(kept, headings)
    assert {head: written[head] for head in heads} == {
        head: as_words.text(column.name) for head, column in zip(heads, COLUMNS, strict=True)
    }


@every_field
def test_its_mask_is_what_lists_show_of_it(key: str) -> None:
    field = FIELDS[key]
    text = field.example or "2026-11-27"
    masked = mask_draft(DeclarationDraft.of({key: text})).text(key)
    assert masked == mask_field(key, text) == (field.mask(text) if field.mask is not None else text)


@every_field
def test_the_find_page_shows_it_by_its_name(key: str, desk: Desk, whole: DeclarationDraft) -> None:
    desk.declarations.enter(whole)
    (found,) = desk.declarations.recent()
    facts = {fact.key: fact for fact in facts_of(found, whole, desk.store.clock.today())}
    if key in IN_THE_VISIT:
        assert facts["visit"].text
    else:
        assert (facts[key].label, facts[key].text) == (field_label(key), field_text(key, whole.text(key)))
        assert facts[key].text


@every_field
def test_the_slip_has_a_row_for_it(key: str) -> None:
    parts = slip_parts("某医院", ("南门",), 28, "", label_width=20, writing=8, small=6)
    assert [key in part.fields for part in parts].count(True) == FIELDS[key].is_on_slip
    assert parts[-1].fields == ("signature", "inspector"), "a slip ends with its signature"


@pytest.mark.parametrize("key", [field.key for field in FREE])
def test_a_correction_of_it_is_on_record(key: str, desk: Desk, whole: DeclarationDraft) -> None:
    entered = desk.declarations.enter(whole)
    opened = desk.declarations.for_correction(entered.id, "misread")
    assert opened.draft.text(key) == mask_field(key, whole.text(key))
    changed = opened.draft.with_texts({key: other(FIELDS[key], whole.text(key))})
    desk.declarations.correct(entered.id, changed, "misread")
    assert stored(desk).text(key) == changed.text(key)
    record = desk.book.record(entered.id)
    (correction,) = record.corrections
    (change,) = correction.changes
    shown = (mask_field(key, whole.text(key)), mask_field(key, changed.text(key)))
    assert (change.field, change.before, change.after) == (key, *shown)
    assert record.draft.text(key) == shown[1]


@pytest.mark.parametrize("key", [field.key for field in FREE])
def test_what_does_not_fit_it_is_refused_at_it(key: str, desk: Desk, whole: DeclarationDraft) -> None:
    for hostile in ("贴" * 501, "单\x00田", "\u202e芳田单"):
        (problem,) = desk.declarations.check(whole.with_texts({key: hostile}))
        assert problem.field == key
    assert desk.declarations.check(whole.with_texts({key: "  "})) == ()


@pytest.mark.parametrize("key", FIELDS.of_person)
def test_a_card_and_a_visit_before_fill_in_what_belongs_to_a_person(
    key: str, desk: Desk, whole: DeclarationDraft
) -> None:
    entered = desk.declarations.enter(replace(whole, slip=""))
    known = desk.declarations.known_person(whole.phone)
    assert known is not None
    card = desk.cards.issue_for(entered.id, consent=True)
    with desk.store.read() as connection:
        from desktop.store.queries import cards

        row = cards.find(connection, card.id)
    assert row is not None
    assert row.holder is not None
    for draft in (known.draft, draft_of_holder(row.holder)):
        assert draft.text(key) == whole.text(key) != ""
        assert {name for name, text in draft.texts().items() if text} <= set(FIELDS.of_person)


@pytest.mark.parametrize("key", FIELDS.keys_where(lambda field: field.is_found_by_ending))
def test_its_last_characters_find_the_declaration(key: str, desk: Desk, whole: DeclarationDraft) -> None:
    desk.declarations.enter(whole)
    assert desk.declarations.find(whole.text(key)[-5:]).total == 1


@every_field
def test_only_what_slips_of_a_pile_share_stands_in_the_next_form(key: str, qtbot: QtBot, looks: Looks) -> None:
    card = EntryCard(Clock())
    qtbot.addWidget(card)
    card.form.set_places([("g", "南门"), ("h", "北门")], [("m", "曾敏")])
    text = {"gate": "g", "inspector": "m", "visited_on": "2026-11-20"}.get(key) or FIELDS[key].example
    card.form.put(DeclarationDraft.of({key: text}))
    card.start_next()
    if key != "id_type":  # every form begins with a resident ID
        assert card.form.typed(key) == (text if FIELDS[key].is_carried_over else "")


@every_field
def test_a_half_typed_form_is_kept_with_it(key: str, desk: Desk, whole: DeclarationDraft) -> None:
    from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry

    drafts = EntryDrafts(desk.store, desk.session)
    typed = DeclarationDraft.of({key: whole.text(key)})
    drafts.keep(KeptEntry(typed))
    assert drafts.kept() == KeptEntry(typed)


@pytest.mark.parametrize("key", [field.key for field in FIELDS.plain] or ["notes"])
def test_it_goes_to_the_hub_under_its_key(key: str, desk: Desk, whole: DeclarationDraft) -> None:
    from desktop.services.green_channel.records import outgoing
    from desktop.store.queries import declarations

    entered = desk.declarations.enter(whole)
    with desk.store.read() as connection:
        row = declarations.find(connection, entered.id)
    assert row is not None
    assert outgoing(row)[key] == row.body[key] == whole.text(key)


def test_a_form_has_one_line_to_write_on_for_each_plain_field_without_choices(qtbot: QtBot) -> None:
    form = EntryForm()
    qtbot.addWidget(form)
    lines = {key for key, row in form.rows.items() if isinstance(row.field, LineEntry)}
    assert {field.key for field in FIELDS.plain if field.choices is None} <= lines
