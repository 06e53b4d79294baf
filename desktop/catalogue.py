"""What messages say in a language, for all that is not a widget: command line, papers, services, the hub's console.

English stands in the code; the Chinese of everything is written in ``resources/i18n/zh_CN.ts``. ``.ci/i18n`` compiles
it twice: to ``zh_CN.qm``, which Qt reads for the window, and to ``zh_CN.mo`` (GNU gettext, each text with its context),
which the standard library reads here.
"""

import logging
import struct
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from desktop.domain.messages import Message, render

log = logging.getLogger("desktop.catalogue")

LANGUAGES = ("zh", "en")
"""The languages that messages can be rendered in, the one of most users first."""


class Catalogue:
    """The compiled translations; they are read when the first Chinese sentence is asked for."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the compiled catalogues."""
        self.file = folder / "zh_CN.mo"

    def text(self, message: Message, language: str) -> str:
        """A message in ``zh`` or ``en``, and the messages among its values with it. What has no translation is English."""
        return render(message, self._chinese.pgettext if language == "zh" else _english)

    @cached_property
    def _chinese(self) -> NullTranslations:
        try:
            with self.file.open("rb") as file:
                return GNUTranslations(file)
        except (OSError, ValueError, struct.error) as error:
            # Better a paper in English than none; ``venuedesk selftest`` says what is wrong with the installation.
            log.warning("%s cannot be read: %s", self.file.name, type(error).__name__)
            return NullTranslations()


def _english(_context: str, text: str) -> str:
    return text
