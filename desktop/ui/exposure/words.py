"""Sentences of the Exposure page that are put together."""

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QCoreApplication

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.messages import Message
from desktop.services.exposure.contacts import Contact
from desktop.ui.kit.i18n import sentence


def joined(sentences: Iterable[Message | str]) -> str:
    """Sentences one after the other, as the language puts them."""
    pair = QCoreApplication.translate("ExposurePage", "{first} {second}")
    words = (one if isinstance(one, str) else sentence(one) for one in sentences)
    return reduce(lambda first, second: pair.format(first=first, second=second), words)


def category_text(contact: Contact) -> str:
    """The category that a contact was entered under."""
    return sentence(CATEGORY_WORDS.label(Category(contact.category))) if contact.category else "—"


def minutes_text(contact: Contact) -> str:
    """``39``, or ``0–95`` where the least and the most differ."""
    least, most = contact.overlap.least, contact.overlap.most
    return str(most) if least == most else f"{least}–{most}"
