"""What a text in JSON was read as, narrowed to the shape that it is known to have."""

from collections.abc import Mapping, Sequence


def mapping(value: object) -> Mapping[str, object]:
    """A JSON object. Raises ``ValueError`` for anything else."""
    if isinstance(value, Mapping):
        return value
    raise ValueError("a JSON object was expected")


def sequence(value: object) -> Sequence[object]:
    """A JSON array. Raises ``ValueError`` for anything else."""
    if isinstance(value, list | tuple):
        return value
    raise ValueError("a JSON array was expected")


def text(value: object) -> str:
    """A JSON string. Raises ``ValueError`` for anything else."""
    if isinstance(value, str):
        return value
    raise ValueError("a JSON string was expected")


def texts(value: object) -> dict[str, str]:
    """A JSON object of strings. Raises ``ValueError`` for anything else."""
    return {key: text(one) for key, one in mapping(value).items()}


def whole(value: object) -> int:
    """A whole number of JSON, or a truth value as one. Raises ``ValueError`` for anything else."""
    if isinstance(value, int):
        return value
    raise ValueError("a whole number was expected")
