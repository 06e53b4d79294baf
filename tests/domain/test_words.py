"""What members of enumerations are called: on the form, in files and on the screen the same, but where it is said why."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

from desktop import domain
from desktop.catalogue import Catalogue
from desktop.domain.declaration import Signature
from desktop.domain.symptoms import Symptom
from desktop.domain.visit import Precision
from desktop.domain.words import Words

DIFFERENT = {
    Signature.SIGNED: ("签名", "本人签名"),
    Signature.GUARDIAN: ("代签", "监护人代签"),
    Symptom.OTHER: ("其他", "其他症状"),
    Precision.HOUR: ("某时", "某一小时内"),
}
"""The form's word stands in its own row of the form; on the screen it stands alone and says more."""


def every() -> Iterator[Words[Any]]:
    """The words of all enumerations of the domain."""
    found = {}
    for module in pkgutil.iter_modules(domain.__path__, "desktop.domain."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Words):
                found[id(value)] = value
    return iter(found.values())


def test_the_form_and_the_screen_call_a_member_the_same(catalogue: Catalogue) -> None:
    different = {
        member: (words.chinese(member), shown)
        for words in every()
        for member in words
        if (shown := catalogue.text(words.label(member), "zh")) != words.chinese(member)
    }
    assert different == DIFFERENT


def test_what_the_screen_calls_a_member_is_read_in_files_where_it_is_the_forms_word(catalogue: Catalogue) -> None:
    for words in every():
        for member in words:
            if member not in DIFFERENT:
                assert words.read(catalogue.text(words.label(member), "zh")) is member


def test_there_are_words_to_compare() -> None:
    assert len(list(every())) > 10
