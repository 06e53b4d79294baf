"""Connections to the hub's database."""

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message

CONNECTIONS = 8
AWAY = (PoolTimeout, OperationalError, InterfaceError)
"""Errors of a database that is busy, full, restarting or unreachable: a later try may succeed."""
POOL_SECONDS = 2
"""How long a request waits for a connection before the desk is told to come back later."""
_OPTIONS = "-c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"


def open_engine(url: URL, connections: int = CONNECTIONS, wait: float = POOL_SECONDS) -> Engine:
    """A pool that never grows beyond ``connections``, for one of which a request waits ``wait`` seconds; errors quote no
    values.
    """
    return create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=wait,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 5, "options": _OPTIONS},
    )


def read_url(text: str) -> URL:
    """The URL of ``--database postgresql://…``. Raises ``BadInput``."""
    try:
        url = make_url(text)
        known = url.get_backend_name() in ("postgresql", "postgres")
    except ArgumentError:
        known = False
    if not known:
        raise BadInput(message("hub", "Give the database as postgresql://user@host:5432/name."))
    return url.set(drivername="postgresql+psycopg")


def probe(engine: Engine) -> None:
    """Raises ``UserError`` unless the database answers."""
    try:
        with engine.connect():
            pass
    except OperationalError as error:
        reason = str(error.orig).splitlines()[-1] if str(error.orig) else type(error.orig).__name__
        raise UserError(message("hub", "The database does not answer: {reason}", reason=reason)) from None
