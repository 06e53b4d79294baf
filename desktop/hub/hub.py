"""The objects that a hub consists of; built here only."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import URL, Engine

from desktop import paths
from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.records import RECORD_KINDS, RecordKinds
from desktop.hub.backups import Backups, answering_at, begin_to_serve
from desktop.hub.cases.approvals import ListApprovals
from desktop.hub.cases.case_lists import CaseLists
from desktop.hub.cases.cases import Cases
from desktop.hub.cases.lookup import CaseLookup
from desktop.hub.cases.venues import CaseVenues
from desktop.hub.check_in.retention import VisitRetention, make_months
from desktop.hub.database import AWAY, open_engine, probe, read_url
from desktop.hub.desks import Desks
from desktop.hub.identity import HubFolder, HubIdentity
from desktop.hub.ingest import Ingest
from desktop.hub.joining import VenueJoining
from desktop.hub.managers import ManagerKeys
from desktop.hub.migrate import bring_up_to_date
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.postgres import Postgres
from desktop.hub.pulls import Pulls, StickPages
from desktop.hub.replay import Replay
from desktop.hub.retention import Retention
from desktop.hub.sealed_lists import SealedLists
from desktop.hub.sealing import RecordSealing
from desktop.hub.serving_role import serving_url
from desktop.hub.stay_index import StayIndex
from desktop.hub.stick_enrolment import StickEnrolment
from desktop.hub.sticks import Sticks
from desktop.hub.stored_sealing import StoredSealing
from desktop.hub.tickets import Tickets
from desktop.hub.tokens import AccessTokens
from desktop.hub.trusted_time import TrustedTime
from desktop.store.venue_types import read_venue_types


@dataclass(frozen=True)
class Hub:
    """An open hub: its database, keys and services. ``own_server``: the PostgreSQL server that this process started and
    keeps running; None where another did."""

    identity: HubIdentity
    engine: Engine
    tokens: AccessTokens
    tickets: Tickets
    desks: Desks
    joining: VenueJoining
    ingest: Ingest
    pulls: Pulls
    sticks: Sticks
    backups: Backups
    retention: Retention
    replay: Replay
    managers: ManagerKeys
    time: TrustedTime
    offices: OfficeKeys
    stored_sealing: StoredSealing
    sealed_lists: SealedLists
    stay_index: StayIndex
    cases: Cases
    case_venues: CaseVenues
    case_lookup: CaseLookup
    case_lists: CaseLists
    approvals: ListApprovals
    visit_retention: VisitRetention
    kinds: RecordKinds
    clock: Clock
    own_server: Postgres | None = None


def build(
    engine: Engine,
    identity: HubIdentity,
    clock: Clock,
    kinds: RecordKinds = RECORD_KINDS,
    check_in: str | None = None,
) -> Hub:
    """A hub over a database with the present schema. ``kinds`` are the kinds of records that it understands; others are
    parked. ``check_in`` as in ``Pulls``."""
    tokens, time = AccessTokens(identity.secret, clock), TrustedTime(engine, clock)
    offices = OfficeKeys(engine, identity, clock)
    sealing = RecordSealing(offices, identity.hub, kinds)
    replay = Replay(engine, identity.office, time, kinds, sealing)
    ingest = Ingest(engine, identity, clock, time, kinds, replay, offices, sealing)
    pulls = Pulls(engine, identity, clock, kinds, check_in)
    desks, joining = Desks(engine, identity, tokens, clock, offices), VenueJoining(engine, identity, clock, offices)
    pages = StickPages(pulls, identity)
    stay_minutes = _stay_minutes()
    lists = SealedLists(engine, identity, clock, sealing, stay_minutes)
    venues, cases = CaseVenues(stay_minutes), Cases(clock)
    lookup = CaseLookup(clock, cases, venues)
    sticks = Sticks(ingest, pulls, StickEnrolment(desks, joining, pages, identity, clock), pages, identity, offices)
    return Hub(
        identity,
        engine,
        tokens,
        Tickets(engine, clock),
        desks,
        joining,
        ingest,
        pulls,
        sticks,
        Backups(engine),
        Retention(engine, time, cases),
        replay,
        ManagerKeys(engine, identity, clock, replay),
        time,
        offices,
        StoredSealing(engine, offices, sealing, kinds),
        lists,
        StayIndex(engine),
        cases,
        venues,
        lookup,
        CaseLists(identity, clock, lookup, lists),
        ListApprovals(clock),
        VisitRetention(engine),
        kinds,
        clock,
    )


def _stay_minutes() -> dict[str, int]:
    types = read_venue_types(paths.resources() / "venue_types.json")
    return {each.name: each.stay_minutes for each in types}


@contextmanager
def open_hub(
    folder: Path, database: str | None, clock: Clock, *, alone: bool = False, check_in: str | None = None
) -> Iterator[Hub]:
    """The hub of a folder, over ``database`` or a PostgreSQL server of its own, until the block ends. Raises
    ``UserError``. ``alone``: it serves desks, so its own server has to be started by this process, and cannot end with
    another command. ``check_in`` as in ``Pulls``."""
    place = HubFolder(folder)
    identity = place.identity()
    serves = place if alone else None
    if database is not None:
        with _over(read_url(database), identity, clock, serves, check_in) as hub:
            yield hub
        return
    server = Postgres(folder, place.lock, identity.password)
    with server.running(alone=alone) as url, _over(url, identity, clock, serves, check_in, lower=alone) as hub:
        yield replace(hub, own_server=server) if alone else hub


@contextmanager
def _over(
    url: URL,
    identity: HubIdentity,
    clock: Clock,
    serves: HubFolder | None,
    check_in: str | None,
    *,
    lower: bool = False,
) -> Iterator[Hub]:
    """``lower``: serve as a database role that owns nothing."""
    engine = open_engine(url)
    try:
        probe(engine)
        was_earlier = bring_up_to_date(engine)
        if serves is not None:
            identity = begin_to_serve(serves, engine, identity, check_in)
        elif check_in is None:  # a command beside the hub that serves, or for its sticks
            check_in = answering_at(engine)
        if lower:
            owner, engine = engine, open_engine(serving_url(engine, identity.serving_password))
            owner.dispose()
        hub = build(engine, identity, clock, check_in=check_in)
        if serves is not None:
            with engine.begin() as connection:
                make_months(connection, clock.now_ms())
        if was_earlier or serves is not None:
            hub.stay_index.complete()
            hub.replay.run()  # what an earlier program did not understand, before anything comes that builds on it
        yield hub
    except AWAY as error:
        raise UserError(
            message(
                "hub",
                "The database is busy, full or gone ({reason}). Nothing was done by halves; try again.",
                reason=type(getattr(error, "orig", None) or error).__name__,
            )
        ) from None
    finally:
        engine.dispose()
