"""Settings of the venue, in the desk's database (those of one PC's user are in ``desktop.settings``). Values are
JSON."""

import json
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from desktop.store.prepared import Prepared
from desktop.store.tables import setting

RETENTION_KEY = "retention_days"
"""The setting that holds how many days declarations are kept after the visit."""
EXTENSION_KEY = "exposure_extension_minutes"
"""The setting that holds how many minutes at most are added to a case's departure."""
RECOUNTED_KEY = "hourly_recounted"
"""The setting that says when the figures by the hour were last counted again (UTC ms)."""
_GET = Prepared(select(setting.c.value).where(setting.c.key == bindparam("key")))


def get(
    connection: Connection, key: str, default: object
) -> Any:  # JSON of any shape: whoever asks knows what they kept
    found = _GET.first(connection, {"key": key})
    return default if found is None else json.loads(found.value)


def put(connection: Connection, key: str, value: object) -> None:
    text = json.dumps(value)
    statement = insert(setting).values(key=key, value=text)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": text}))
