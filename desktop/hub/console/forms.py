"""Reads the forms that browsers send, with and without a file."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar
from urllib.parse import parse_qsl

from python_multipart import parse_form
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File

from desktop.hub.refused import refused

FORM_BYTES = 8 << 10
"""The most bytes of a form without its file."""
_MOST_FIELDS = 20
_LONGEST_NAME = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that came with a form: its name at the sender, and its content. Both are empty where none was chosen."""

    name: str = ""
    content: bytes = b""


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form. Raises ``Refused``."""
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise refused(400, "format") from None


def read_upload(content_type: str, body: bytes) -> tuple[dict[str, str], UploadedFile]:
    """The fields of a form with a file, and the file. Raises ``Refused``."""
    if not content_type.startswith("multipart/form-data"):
        raise refused(400, "format")
    fields: list[Field] = []
    files: list[File] = []
    headers = {"Content-Type": content_type.encode("latin-1"), "Content-Length": str(len(body)).encode()}
    try:
        parse_form(headers, BytesIO(body), _within(fields), _within(files))
        texts = {_text(one.field_name): _text(one.value) for one in fields}
    except (FormParserError, ValueError):
        raise refused(400, "format") from None
    uploaded = UploadedFile()
    for one in files:
        one.file_object.seek(0)
        uploaded = UploadedFile(
            (one.file_name or b"").decode("utf-8", "replace")[:_LONGEST_NAME], one.file_object.read()
        )
        one.close()
    return texts, uploaded


def _within(found: list[T]) -> Callable[[T], None]:
    def add(one: T) -> None:
        if len(found) >= _MOST_FIELDS:
            raise ValueError("too many parts")
        found.append(one)

    return add


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8")
