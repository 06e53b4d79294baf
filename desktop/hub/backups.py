"""Which records are in a backup of the hub: what a desk may rely on even if the hub's disk dies."""

from sqlalchemy import Engine, func, select, update

from desktop.hub.tables import desk_head


class Backups:
    """Marks around a backup. What was stored before it began is safe once it is finished, nothing later."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self) -> int:
        """Note what every desk has stored now; to be called before the backup starts. How many records that is."""
        return self._mark(marked=desk_head.c.stored)

    def done(self) -> int:
        """The backup since ``begin`` is finished and kept elsewhere. How many records are safe now."""
        return self._mark(safe=func.greatest(desk_head.c.safe, desk_head.c.marked))

    def _mark(self, **values: object) -> int:
        with self._engine.begin() as connection:
            connection.execute(update(desk_head).values(**values))
            column = desk_head.c[next(iter(values))]
            return int(connection.execute(select(func.coalesce(func.sum(column), 0))).scalar_one())
