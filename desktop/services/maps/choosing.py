"""Which map this PC has is the manager's to choose."""

from desktop.domain.people import Right
from desktop.domain.text import clean_line
from desktop.maps.source import LONGEST_ATTRIBUTION
from desktop.services.maps.maps import MapChoice, MapService, MapSource
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.settings import MAP, Settings


class MapChoiceService:
    """Looks at a map before it is kept."""

    def __init__(self, session: Session, settings: Settings, maps: MapService) -> None:
        self._session = session
        self._settings = settings
        self._maps = maps

    @requires(Right.EDIT_VENUE)
    def choose(self, choice: MapChoice) -> MapSource | None:
        """Keep a map for this PC, or none.

        Raises ``BadInput`` for what is no map that can be shown.
        """
        kept = MapChoice(
            choice.kind, choice.place.strip(), choice.datum, clean_line(choice.attribution)[:LONGEST_ATTRIBUTION]
        )
        source = self._maps.checked(kept)
        self._settings.set(MAP, kept.stored())
        return source
