"""The database role that the hub serves as: no superuser, owner of nothing, and not able to change the officers' log.

Of a hub with a PostgreSQL server of its own. Who names a server with ``--database`` decides on the role themselves.
"""

from sqlalchemy import URL, Engine, text

from desktop.hub.tables import officer_log

ROLE = "venuedesk_serving"


def serving_url(engine: Engine, password: str) -> URL:
    """The URL for this role, which is made, or brought up to date with the schema, by the owner's ``engine``.
    ``password`` has letters, digits, ``-`` and ``_`` only."""
    if not password.replace("-", "").replace("_", "").isalnum():
        raise ValueError("a password that would have to be quoted")
    log = officer_log.name
    with engine.begin() as connection:
        if connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": ROLE}).first() is None:
            connection.execute(text(f"CREATE ROLE {ROLE}"))
        for statement in (
            f"ALTER ROLE {ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '{password}'",
            f"GRANT USAGE ON SCHEMA public TO {ROLE}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {ROLE}",
            f"REVOKE ALL ON {log} FROM {ROLE}",
            f"GRANT SELECT, INSERT ON {log} TO {ROLE}",
            f"GRANT EXECUTE ON FUNCTION make_visit_months(bigint, integer), drop_visit_months(bigint) TO {ROLE}",
        ):
            connection.execute(text(statement))
    return engine.url.set(username=ROLE, password=password)
