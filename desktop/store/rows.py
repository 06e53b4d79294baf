"""Types of what SQLAlchemy Core gives and takes, where a column's type is not known to a type checker."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeAlias, overload

from sqlalchemy import Select

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
"""A query over any columns. Any: ``Table.c`` knows its columns by name only, so SQLAlchemy cannot type them."""


class AnyRow(Protocol):
    """A row of a query or of a prepared statement: its columns by name and by place.

    Values are Any for the reason that is given at ``AnySelect``.
    """

    def __getattr__(self, name: str, /) -> Any: ...

    @overload
    def __getitem__(self, place: int, /) -> Any: ...

    @overload
    def __getitem__(self, places: slice, /) -> Sequence[Any]: ...

    def __iter__(self) -> Iterator[Any]: ...

    def _asdict(self) -> dict[str, Any]: ...
