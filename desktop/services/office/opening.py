"""Records of a sealed list opened one after the other: each is verified, and memory holds one chunk of them.

A record that does not open, or is not what it claims to be, costs a sentence and stops none of the others.
"""

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from desktop.domain.codes import show_code
from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.files.whole import unreadable
from desktop.services.office.secrets import OfficeSecret
from desktop.sync import sealed_list
from desktop.sync.sealed_list import Chunk, ListHead, PartHead, SealedEntry, SealedListReader, read_chunk
from desktop.sync.sealing import KEY_BYTES, Opener, Place, Unreadable, verified
from desktop.sync.segment import WrappedKey
from desktop.sync.wire import WireError

_LONGEST_NAME = 80
_MOST_PLACES = 1_000
LIST_ENDING = sealed_list.ENDING
MOST_SENTENCES = 200
"""Records that fail beyond these are counted only."""


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A record with its whole body, as its desk sealed it; ``number`` counts the list's records from 1."""

    number: int
    part: PartHead
    entry: SealedEntry
    body: str


@dataclass(slots=True)
class Failures:
    """A sentence for each record that fails, as far as anybody reads them, and how many there are."""

    sentences: list[Message] = field(default_factory=list)
    count: int = 0

    def add(self, sentence: Message) -> None:
        """One more."""
        self.count += 1
        if len(self.sentences) < MOST_SENTENCES:
            self.sentences.append(sentence)

    def extend(self, others: "Failures", after: int) -> None:
        """Those of the records that follow the first ``after``, which were numbered from 1."""
        for sentence in others.sentences[: MOST_SENTENCES - len(self.sentences)]:
            number = after + int(str(sentence.values["number"]))
            self.sentences.append(sentence.filled(number=str(number)))
        self.count += others.count


class ChunkOpener:
    """Opens the records of chunks with the office's key. Content keys are kept from one chunk to the next."""

    def __init__(self, hub: str, identity: str) -> None:
        self._hub = hub
        self._identity = pyrage.x25519.Identity.from_str(identity)
        self._known: dict[bytes, Opener | None] = {}
        self._places: dict[tuple[str, str, str], Place] = {}

    def bodies(
        self,
        venue: str,
        chunk: Chunk,
        first: int,
        failures: Failures,
        may: Callable[[int, bytes], bool] | None = None,
        only: Container[int] | None = None,
    ) -> Iterator[tuple[int, SealedEntry, str]]:
        """The records of a chunk that open: number, entry and whole body; of the others ``failures`` hears. ``first`` is the
        number of the first one. ``may``: those whose number and packed body (``DecryptedBody``) it does not take are passed
        over; ``only``: those of other numbers are not opened."""
        openers = self._openers(chunk)
        for number, entry in enumerate(chunk.entries, start=first):
            if only is not None and number not in only:
                continue
            opener = openers.get(entry.content_key)
            if opener is None:
                failures.add(_for_another(number, chunk.keys.get(entry.content_key)))
                continue
            try:
                found = opener.decrypted(entry, self._place(venue, entry))
                body = verified(entry, found) if may is None or may(number, found.packed) else None
            except Unreadable:
                failures.add(_altered(number))
            else:
                if body is not None:
                    yield number, entry, body

    def _openers(self, chunk: Chunk) -> dict[bytes, Opener | None]:
        """What opens the records of a chunk, by the name of the content key; None where it is sealed for another key."""
        known = {
            key.wrapped: self._known[key.wrapped] if key.wrapped in self._known else self._opener(key)
            for key in chunk.keys.values()
        }
        self._known = known
        return {name: known[key.wrapped] for name, key in chunk.keys.items()}

    def _place(self, venue: str, entry: SealedEntry) -> Place:
        """Where a record was sealed."""
        of = venue, entry.desk, entry.incarnation
        if of not in self._places:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[of] = Place(self._hub, *of)
        return self._places[of]

    def _opener(self, key: WrappedKey) -> Opener | None:
        try:
            secret = bytes(pyrage.decrypt(key.wrapped, [self._identity]))
        except pyrage.DecryptError:
            return None
        return Opener(secret) if len(secret) == KEY_BYTES else None


class OpenList:
    """A list that is being read. ``head`` says whose it is; what fails is in ``failures`` as far as it was read."""

    def __init__(self, reader: SealedListReader, secret: OfficeSecret, path: Path) -> None:
        self._reader = reader
        self._opener = ChunkOpener(reader.head.hub, secret.identity)
        self._path = path
        self.failures = Failures()
        self.total = 0

    @property
    def head(self) -> ListHead:
        """The list's head."""
        return self._reader.head

    def chunks(self) -> Iterator[tuple[PartHead, bytes]]:
        """The chunks as they are in the file, see ``SealedListReader.chunks``. Raises ``BadInput``."""
        with _refused(self._path):
            yield from self._reader.chunks()

    def records(self) -> Iterator[OpenedRecord]:
        """Every record that opens. Only where no ``BadInput`` comes by the end, the list is whole and the hub's."""
        with _refused(self._path):
            for part, packed in self._reader.chunks():
                chunk = read_chunk(packed)
                for number, entry, body in self._opener.bodies(part.venue, chunk, self.total + 1, self.failures):
                    yield OpenedRecord(number, part, entry, body)
                self.total += len(chunk.entries)


@contextmanager
def opened_list(path: Path, secret: OfficeSecret) -> Iterator[OpenList]:
    """A sealed list, to be read. Raises ``BadInput`` for a file that is none, or of another hub than the key's."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BadInput.at("list", unreadable(path, error).message) from None
    with file:
        with _refused(path):
            reader = SealedListReader(file)
        head = reader.head
        if secret.hub and (head.hub, head.hub_key) != (secret.hub, secret.hub_key):
            raise BadInput.at(
                "list",
                message("office", "{path} is a list of another hub than the one this key was made at.", path=path),
            )
        yield OpenList(reader, secret, path)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except WireError:
        raise BadInput.at(
            "list",
            message("office", "{path} is no sealed list of a hub, or only a part of one. Copy it again.", path=path),
        ) from None


def _for_another(number: int, wrapped: WrappedKey | None) -> Message:
    return message(
        "office",
        "Record {number} is sealed for another key ({fingerprint}). Open the list with that key.",
        number=str(number),
        fingerprint=show_code(wrapped.fingerprint[:_LONGEST_NAME]) if wrapped else "?",
    )


def _altered(number: int) -> Message:
    return message(
        "office", "Record {number} does not open: it was altered, or put in another one's place.", number=str(number)
    )
