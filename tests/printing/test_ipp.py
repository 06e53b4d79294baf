"""IPP messages: what is written and read, byte for byte as RFC 8010 has it."""

import struct

import pytest

from desktop.printing.ipp import Attribute, MalformedResponseError, Operation, Status, Tag, decode, encode

HEAD = struct.pack(">BBHI", 2, 0, 0, 1)


def text_value(tag: int, name: bytes, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value


def test_a_request_is_written_as_the_standard_has_it() -> None:
    request = encode(
        Operation.GET_JOB_ATTRIBUTES,
        (Attribute(Tag.KEYWORD, "requested-attributes", ("job-state", "job-id")),),
        (Attribute(Tag.INTEGER, "copies", (3,)), Attribute(Tag.BOOLEAN, "x", (True,))),
    )
    assert request == (
        b"\x02\x00\x00\x09\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x44\x00\x14requested-attributes\x00\x09job-state"
        b"\x44\x00\x00\x00\x06job-id"
        b"\x02"
        b"\x21\x00\x06copies\x00\x04\x00\x00\x00\x03"
        b"\x22\x00\x01x\x00\x01\x01"
        b"\x03"
    )


def test_an_answer_is_read_group_by_group() -> None:
    answer = decode(
        struct.pack(">BBHI", 2, 0, Status.NOT_FOUND, 1)
        + bytes([Tag.OPERATION_GROUP])
        + text_value(Tag.CHARSET, b"attributes-charset", b"utf-8")
        + bytes([Tag.PRINTER_GROUP])
        + text_value(Tag.NAME, b"printer-name", "前台".encode())
        + text_value(Tag.ENUM, b"printer-state", struct.pack(">i", 5))
        + text_value(Tag.KEYWORD, b"media-supported", b"iso_a4_210x297mm")
        + text_value(Tag.KEYWORD, b"", b"iso_a3_297x420mm")
        + text_value(Tag.BOOLEAN, b"printer-is-accepting-jobs", b"\x01")
        + text_value(Tag.NAME_WITH_LANGUAGE, b"printer-info", b"\x00\x02zh\x00\x06" + "大厅".encode())
        + text_value(Tag.RESOLUTION, b"in", struct.pack(">iib", 600, 1200, 3))
        + text_value(Tag.RESOLUTION, b"cm", struct.pack(">iib", 240, 240, 4))
        + bytes([Tag.PRINTER_GROUP])
        + bytes([Tag.END])
    )
    assert not answer.ok
    first, second = answer.of(Tag.PRINTER_GROUP)
    assert first.text("printer-name") == "前台"
    assert first.number("printer-state") == 5
    assert first.texts("media-supported") == ("iso_a4_210x297mm", "iso_a3_297x420mm")
    assert first.truth("printer-is-accepting-jobs")
    assert first.text("printer-info") == "大厅"
    assert (first.number("in"), first.number("cm")) == (600, 610)
    assert (second.text("printer-name"), second.number("printer-state")) == ("", 0)
    assert not second.truth("printer-is-accepting-jobs")


def member(name: bytes, tag: int, value: bytes) -> bytes:
    return text_value(Tag.MEMBER_NAME, b"", name) + text_value(tag, b"", value)


def test_collections_are_read_with_what_is_nested_in_them() -> None:
    sheet = (
        member(b"media-size", Tag.BEGIN_COLLECTION, b"")
        + member(b"x-dimension", Tag.INTEGER, struct.pack(">i", 21000))
        + text_value(Tag.END_COLLECTION, b"", b"")
        + member(b"media-left-margin", Tag.INTEGER, struct.pack(">i", 423))
        + text_value(Tag.END_COLLECTION, b"", b"")
    )
    answer = decode(
        HEAD
        + bytes([Tag.PRINTER_GROUP])
        + text_value(Tag.BEGIN_COLLECTION, b"media-col-database", b"")
        + sheet
        + text_value(Tag.BEGIN_COLLECTION, b"", b"")
        + sheet
        + text_value(Tag.NAME, b"printer-name", b"desk")
        + bytes([Tag.END])
    )
    (group,) = answer.of(Tag.PRINTER_GROUP)
    assert group.text("printer-name") == "desk"
    first, second = group.collections("media-col-database")
    assert first == second
    assert first.number("media-left-margin") == 423
    assert [size.number("x-dimension") for size in first.collections("media-size")] == [21000]
    assert (group.text("media-col-database"), group.texts("media-col-database")) == ("", ())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"HTTP",
        HEAD,
        HEAD + b"\x04\x42\x00\x05na",
        HEAD + b"\x04" + text_value(Tag.NAME, b"printer-name", b"desk"),
        HEAD + b"\x04" + text_value(Tag.INTEGER, b"job-id", b"\x01") + b"\x03",
        HEAD + b"\x04" + text_value(Tag.END_COLLECTION, b"", b"") + b"\x03",
    ],
)
def test_a_broken_answer_is_reported_from_a_good_one(data: bytes) -> None:
    with pytest.raises(MalformedResponseError):
        decode(data)
