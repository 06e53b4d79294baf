"""Dataclasses out of JSON: right names, right types, nothing missing, and the place of a mistake in a sentence."""

import math
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, TypeVar, cast

from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json: TypeAlias = Mapping[str, object]
T = TypeVar("T")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_COLOUR_NAMES = frozenset({"colour", "background", "fill", "stroke"})
_PLAIN = (str, bool, int)


def damaged(at: str, what: Message) -> BadInput:
    """The error for a mistake at a place such as ``elements.3.frame``."""
    if not at:
        return BadInput(message("layout", "This layout cannot be used: {what}.", what=what))
    return BadInput(message("layout", "This layout cannot be used. At {place}: {what}.", place=at, what=what))


def filled(kind: type[T], data: object, at: str, **ready: object) -> T:
    """A dataclass from an object of the file; ``ready`` holds fields that were read already."""
    if not isinstance(data, dict):
        raise damaged(at, message("layout", "it must be an object"))
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    if strange := [key for key in data if key not in known or key in ready]:
        raise damaged(f"{at}.{strange[0]}", message("layout", "it is not known"))
    values = {name: _value(name, value, known[name].type, f"{at}.{name}") for name, value in data.items()}
    values |= ready
    if absent := [n for n, f in known.items() if n not in values and default_of(f) is MISSING]:
        raise damaged(f"{at}.{absent[0]}", message("layout", "it is missing"))
    return kind(**values)


def plain(value: "DataclassInstance", always: frozenset[str]) -> dict[str, object]:
    """The fields of a dataclass as an object of the file: those named ``always``, and others that are not at their
    default."""
    return {
        f.name: found for f in fields(value) if (found := getattr(value, f.name)) != default_of(f) or f.name in always
    }


def default_of(field: Field[T]) -> object:
    """What a field is where nothing was given for it; ``MISSING`` where something must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def object_at(data: Json, key: str) -> dict[str, object]:
    """A member of an object that must be an object; absent counts as empty. Raises ``BadInput``."""
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise damaged(key, message("layout", "it must be an object"))
    return found


def list_at(data: Json, key: str) -> list[object]:
    """A member of an object that must be a list. Raises ``BadInput``."""
    found = data.get(key)
    if not isinstance(found, list):
        raise damaged(key, message("layout", "it must be a list"))
    return found


def text_at(data: Json, key: str) -> str:
    """A member of an object that must be a string. Raises ``BadInput``."""
    found = data.get(key)
    if not isinstance(found, str):
        raise damaged(key, message("layout", "it must be a text"))
    return found


def numbers(value: object, count: int, at: str) -> tuple[float, ...]:
    """A value that must be a list of ``count`` finite numbers, as floats. Raises ``BadInput``."""
    if not (isinstance(value, list) and len(value) == count and all(map(is_number, value))):
        raise damaged(at, message("layout", "it must be {count} numbers", count=count))
    return tuple(map(float, value))


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value of the file is a finite number; JSON's true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def is_colour(text: str) -> bool:
    """Whether a text is a colour as documents write it, such as ``#0B6E63``."""
    return _COLOUR.fullmatch(text) is not None


def _value(name: str, value: object, kind: object, at: str) -> object:
    if kind == str | None:
        if value is None:
            return None
        kind = str
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(cast(str, value))
        except ValueError as error:
            raise damaged(at, message("layout", "it must be one of {choices}", choices=", ".join(kind))) from error
    if name in _COLOUR_NAMES and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise damaged(at, message("layout", "it must be a colour such as #0B6E63"))
    if kind is float:
        if not is_number(value):
            raise damaged(at, message("layout", "it must be a number"))
        return float(value)
    if kind in _PLAIN and type(value) is not kind:
        raise damaged(at, message("layout", "it has the wrong type"))
    return value
