"""What a body, a draft or a setting is once it was read back from its JSON text."""

from collections.abc import Mapping
from typing import Any, TypeAlias

JsonObject: TypeAlias = Mapping[str, Any]
"""An object as ``json.loads`` gives it. Any: the library does not know its values' types; whoever reads one checks it,
or has written it."""
