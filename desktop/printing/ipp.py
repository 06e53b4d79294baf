"""IPP messages as bytes (RFC 8010): as much of it as printing a document takes. Collections are read, never sent."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

VERSION = (2, 0)


class Operation(IntEnum):
    """Operations of RFC 8011 and of CUPS (0x4000 and above)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Status(IntEnum):
    """The answers that are told apart (RFC 8011 appendix B); below ``REDIRECTION`` all went well."""

    REDIRECTION = 0x0200
    FORBIDDEN = 0x0401
    NOT_AUTHENTICATED = 0x0402
    NOT_AUTHORIZED = 0x0403
    NOT_POSSIBLE = 0x0404
    NOT_FOUND = 0x0406
    NOT_ACCEPTING_JOBS = 0x0506


class Tag(IntEnum):
    """Group and value tags (RFC 8010 §3.5)."""

    OPERATION_GROUP = 0x01
    JOB_GROUP = 0x02
    END = 0x03
    PRINTER_GROUP = 0x04
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RESOLUTION = 0x32
    BEGIN_COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    MEMBER_NAME = 0x4A
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


_FIRST_VALUE_TAG = 0x10
_FIRST_TEXT_TAG = 0x40
_DOTS_PER_INCH = 3
_CM_PER_INCH = 2.54

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a request: its values share one tag."""

    tag: Tag
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of attributes of an answer, or one collection among an attribute's values (``tag`` is then that of its
    beginning). A resolution reads as dots per inch across the feed."""

    tag: int
    attributes: Mapping[str, Sequence["Value | Group"]]

    def text(self, name: str) -> str:
        """The attribute's first value as text; empty when it is absent."""
        return str(self._first(name, ""))

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of an attribute as text; empty when it is absent."""
        return tuple(str(value) for value in self.attributes.get(name, ()) if not isinstance(value, Group))

    def collections(self, name: str) -> tuple["Group", ...]:
        """The collections among an attribute's values; empty when it is absent."""
        return tuple(value for value in self.attributes.get(name, ()) if isinstance(value, Group))

    def number(self, name: str) -> int:
        """The attribute's first value as a number; 0 when it is absent or no number."""
        value = self._first(name, 0)
        return int(value) if isinstance(value, int) else 0

    def truth(self, name: str) -> bool:
        """Whether the attribute is there and true."""
        return self._first(name, False) is True

    def _first(self, name: str, default: Value) -> Value:
        value = next(iter(self.attributes.get(name, ())), default)
        return default if isinstance(value, Group) else value


@dataclass(frozen=True, slots=True)
class Response:
    """A response: its status (RFC 8011 appendix B) and its groups."""

    status: int
    groups: tuple[Group, ...] = field(default=())

    @property
    def ok(self) -> bool:
        """Whether the server did what was asked."""
        return self.status < Status.REDIRECTION

    def of(self, tag: Tag) -> tuple[Group, ...]:
        """The response's groups with this tag, in their order."""
        return tuple(group for group in self.groups if group.tag == tag)


class MalformedResponseError(Exception):
    """The bytes are no IPP message."""


def encode(operation: Operation, operation_attributes: Sequence[Attribute], job: Sequence[Attribute] = ()) -> bytes:
    """A request; document data may follow it."""
    parts = [struct.pack(">BBHI", *VERSION, operation, 1), bytes([Tag.OPERATION_GROUP])]
    charset = Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",))
    language = Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",))
    parts += [_encoded(attribute) for attribute in (charset, language, *operation_attributes)]
    if job:
        parts += [bytes([Tag.JOB_GROUP]), *(_encoded(attribute) for attribute in job)]
    return b"".join([*parts, bytes([Tag.END])])


def decode(data: bytes) -> Response:
    """A response from its bytes. Raises ``MalformedResponseError``."""
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", data)
        return Response(status, tuple(_groups(data, 8)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise MalformedResponseError(str(error)) from error


def _encoded(attribute: Attribute) -> bytes:
    name = attribute.name.encode("ascii")
    parts = []
    for value in attribute.values:
        raw = _raw(attribute.tag, value)
        parts.append(struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(raw)) + raw)
        name = b""  # further values of the same attribute have an empty name
    return b"".join(parts)


def _raw(tag: Tag, value: Value) -> bytes:
    if tag is Tag.BOOLEAN:
        return bytes([bool(value)])
    if tag in (Tag.INTEGER, Tag.ENUM):
        return struct.pack(">i", value)
    return str(value).encode()


def _groups(data: bytes, position: int) -> Iterator[Group]:
    tag: int | None = None
    # The group's own attributes, and above them those of each collection that is open.
    opened: list[_Open] = [_Open({})]
    while data[position] != Tag.END:
        kind = data[position]
        position += 1
        if kind < _FIRST_VALUE_TAG:
            if tag is not None:
                yield Group(tag, opened[0].attributes)
            tag, opened = kind, [_Open({})]
            continue
        name, position = _string(data, position)
        raw, position = _string(data, position)
        if kind == Tag.END_COLLECTION:
            if len(opened) == 1:
                raise IndexError("a collection ends that has not begun")
            inner = opened.pop()
            opened[-1].add(Group(Tag.BEGIN_COLLECTION, inner.attributes))
            continue
        if kind == Tag.MEMBER_NAME:
            opened[-1].name = raw.decode()
            continue
        if len(opened) == 1:
            opened[0].name = name.decode() or opened[0].name
        if kind == Tag.BEGIN_COLLECTION:
            opened.append(_Open({}))
        else:
            opened[-1].add(_value(kind, raw))
    if tag is not None:
        yield Group(tag, opened[0].attributes)


@dataclass(slots=True)
class _Open:
    """Attributes under way, and the name that the next value belongs to."""

    attributes: dict[str, list[Value | Group]]
    name: str = ""

    def add(self, value: Value | Group) -> None:
        self.attributes.setdefault(self.name, []).append(value)


def _string(data: bytes, position: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", data, position)
    end = position + 2 + length
    if end > len(data):
        raise IndexError("an attribute is longer than the message")
    return data[position + 2 : end], end


def _value(kind: int, raw: bytes) -> Value:
    if kind in (Tag.INTEGER, Tag.ENUM):
        return int(struct.unpack(">i", raw)[0])
    if kind == Tag.BOOLEAN:
        return raw != b"\0"
    if kind == Tag.RESOLUTION:
        across, _, unit = struct.unpack(">iib", raw)
        return int(across if unit == _DOTS_PER_INCH else round(across * _CM_PER_INCH))
    if kind in (Tag.TEXT_WITH_LANGUAGE, Tag.NAME_WITH_LANGUAGE):
        _, after_language = _string(raw, 0)
        return _string(raw, after_language)[0].decode()
    return raw.decode("utf-8", "replace") if kind >= _FIRST_TEXT_TAG else raw.hex()
