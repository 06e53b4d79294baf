"""Early erasure: somebody's records are deleted before their time is up, because they have a right to that.

The rule is article 47 of the Personal Information Protection Law (个人信息保护法): whoever handles personal data deletes
it when its purpose is reached, when consent is withdrawn, or when it was handled against the law; and where the person
asks, a legal duty to keep it goes first.
"""

from enum import StrEnum

from desktop.domain.messages import message
from desktop.domain.words import Words


class ErasureReason(StrEnum):
    """Why a record is erased early; one of these and no free text, so that what is left of it names nobody."""

    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    MISTAKE = "mistake"


ERASURE_WORDS = Words(
    {
        ErasureReason.ASKED: (message("words", "The person asked for it"), "本人要求删除"),
        ErasureReason.WITHDRAWN: (message("words", "Consent was withdrawn"), "本人撤回同意"),
        ErasureReason.MISTAKE: (message("words", "Should not have been recorded"), "本不应登记"),
    }
)
