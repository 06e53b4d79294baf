"""How the hub stands now, read from its database when somebody asks for figures."""

from sqlalchemy import Engine, func, select
from sqlalchemy.pool import QueuePool

from desktop.hub.database import AWAY
from desktop.hub.metrics import Gauge
from desktop.hub.sorting import PARKED, QUARANTINED
from desktop.hub.tables import apart, desk, uncounted
from desktop.hub.trusted_time import TrustedTime

_STATES = ("waiting", "approved", "revoked")


def read(engine: Engine, time: TrustedTime) -> list[Gauge]:
    """Every gauge; without a database only those that need none."""
    pool = _pool(engine)
    try:
        with engine.connect() as connection:
            states = connection.execute(select(desk.c.state, func.count()).group_by(desk.c.state)).all()
            waiting = select(apart.c.fate, func.count()).where(apart.c.raw.is_not(None)).group_by(apart.c.fate)
            fates = connection.execute(waiting).all()
            trusted = time.trusts_clock()
            bare = connection.scalars(select(func.count()).select_from(uncounted)).one()
    except AWAY:
        return [Gauge("database_up", 0), *pool]
    by_state, by_fate = {row[0]: row[1] for row in states}, {row[0]: row[1] for row in fates}
    return [
        Gauge("database_up", 1),
        Gauge("clock_trusted", int(trusted)),
        *(Gauge("desks", by_state.get(state, 0), (("state", state),)) for state in _STATES),
        *(Gauge("apart_waiting", by_fate.get(fate, 0), (("fate", fate),)) for fate in (QUARANTINED, PARKED)),
        Gauge("uncounted", bare),
        *pool,
    ]


def _pool(engine: Engine) -> list[Gauge]:
    pool = engine.pool
    if not isinstance(pool, QueuePool):
        return []
    counts = {"in_use": pool.checkedout(), "idle": pool.checkedin()}
    return [Gauge("database_connections", count, (("state", state),)) for state, count in counts.items()]
