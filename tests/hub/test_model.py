"""Any order of any ranges over either carrier, with restores and poison: against a model that is a few numbers."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from desktop.hub.hub import Hub
from desktop.hub.refused import Refused
from desktop.hub.tables import quarantined, record
from desktop.sync.bundle import pack
from tests.hub import signing_desk
from tests.hub.signing_desk import SigningDesk

LENGTH = 24
_KINDS = ("screening.count", "declaration.enter", "nonsense", "voyage.begin")
_STEP = st.tuples(st.integers(0, 2), st.integers(1, LENGTH), st.integers(1, LENGTH), st.sampled_from(("http", "stick")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.sampled_from(_KINDS), min_size=LENGTH, max_size=LENGTH), steps=st.lists(_STEP, max_size=20))
def test_every_record_has_one_place_and_what_is_stored_is_a_prefix(
    hub: Hub, engine: Engine, kinds: list[str], steps: list[tuple[int, int, int, str]]
) -> None:
    desk = SigningDesk.joined(hub)
    writers = [desk, desk.another_incarnation(), SigningDesk.joined(hub, desk.venue)]
    for writer in writers:
        writer.records = [signing_desk.record(seq, kind) for seq, kind in enumerate(kinds, start=1)]
    stored = [0, 0, 0]
    for who, first, last, carrier in steps:
        if last < first:
            continue
        writer, segment = writers[who], writers[who].segment(first, last)
        is_gap = first > stored[who] + 1
        if carrier == "stick":
            codes = [one.code for one in hub.sticks.take(pack([segment], hub.desks.hello().age)).refused]
        else:
            codes = []
            try:
                receipt = writer.believed(hub, hub.ingest.take(segment))
                assert (receipt.stored, receipt.chain) == (max(stored[who], last), writer.chain(max(stored[who], last)))
                assert [one.seq for one in receipt.rejects] == [
                    seq for seq in range(first, last + 1) if kinds[seq - 1] in ("nonsense", "voyage.begin")
                ]
            except Refused as error:
                codes = [error.refusal.code]
        assert codes == (["gap"] if is_gap else [])
        if not is_gap:
            stored[who] = max(stored[who], last)
    with engine.connect() as connection:
        places = {
            table.name: sorted(
                (str(r.incarnation), r.seq)
                for r in connection.execute(select(table)).all()
                if str(r.venue) == desk.venue
            )
            for table in (record, quarantined)
        }
        numbers = connection.execute(select(record.c.venue, record.c.vseq)).all()
    expected = sorted(
        (writer.incarnation, seq) for writer, n in zip(writers, stored, strict=True) for seq in range(1, n + 1)
    )
    assert sorted(places["record"] + places["apart"]) == expected
    assert all(kinds[seq - 1] in ("nonsense", "voyage.begin") for _, seq in places["apart"])
    mine = sorted(row.vseq for row in numbers if str(row.venue) == desk.venue)
    assert mine == list(range(1, len(places["record"]) + 1))
