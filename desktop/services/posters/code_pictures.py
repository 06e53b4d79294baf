"""Single codes as pictures, and pictures of codes: saved, read, and compared with what hangs on the wall."""

from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.venue import payload_of
from desktop.files.whole import write_whole
from desktop.posters.codes.qr import Level
from desktop.services.foreign.pictures import ForeignPictures
from desktop.services.posters.known_codes import IdentifiedCode, read_known_codes
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, venues


class CodePictureService:
    """Codes going out as pictures and coming in as pictures."""

    def __init__(
        self,
        store: Store,
        session: Session,
        typesetting: Typesetting,
        poster_templates: PosterTemplates,
        foreign_pictures: ForeignPictures,
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates
        self._foreign_pictures = foreign_pictures

    @requires_at(Right.PRINT_POSTERS, "gate_id")
    def save(self, gate_id: str, path: Path) -> None:
        """One gate's code as ``.png`` or ``.svg``, with its quiet zone. Raises ``BadInput`` for another suffix."""
        from desktop.posters.codes.codepicture import code_png, code_svg

        with self._store.read() as connection:
            gate = gates.find(connection, gate_id)
            if gate is None:
                raise BadInput(message("gates", "This gate is gone. Reload the page."))
            payload = payload_of(venues.get(connection), gate)
        symbol = self._typesetting.codes.symbol(payload, Level.Q)
        match path.suffix.lower():
            case ".png":
                write_whole(path, code_png(symbol))
            case ".svg":
                write_whole(path, code_svg(symbol))
            case _:
                raise BadInput(
                    message("posters", "A code is saved as .png or .svg. Give the file name one of these endings.")
                )

    @requires_own(Right.PRINT_POSTERS)
    def read_one(self, path: Path) -> str:
        """The payload of the one code in a picture or PDF. Raises ``UserError`` for none, several, blurred."""
        return self._foreign_pictures.code(path, path.name)

    @requires_own(Right.PRINT_POSTERS)
    def read_copied(self, data: bytes, name: str) -> str:
        """The same of a picture that is in no file, called ``name`` in sentences."""
        return self._foreign_pictures.code(data, name)

    @requires_own(Right.PRINT_POSTERS)
    def identify(self, path: Path) -> tuple[IdentifiedCode, ...]:
        """What the codes in a photo of a wall are. Raises ``UserError`` where none is found."""
        found = self._foreign_pictures.codes(path)
        known = read_known_codes(self._store, self._templates)
        return tuple(map(known.identify, found))
