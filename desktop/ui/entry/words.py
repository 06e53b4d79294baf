"""What the fields of a declaration are called, and their texts in the window's language where they are read, not typed."""

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_words import field_phrases
from desktop.domain.messages import Message
from desktop.ui.kit.i18n import sentence


def field_label(key: str) -> str:
    """What a field is called."""
    return sentence(FIELDS[key].label)


def field_text(key: str, text: str) -> str:
    """What stands in a field of a draft, in the window's language; empty for nothing."""
    return " · ".join(
        " ".join(sentence(word) if isinstance(word, Message) else word for word in phrase)
        for phrase in field_phrases(key, text)
    )
