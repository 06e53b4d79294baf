"""A venue's legal name made short for narrow places."""

from collections.abc import Sequence


def short_name(name: str, region: Sequence[str]) -> str:
    """The name without the province, city and county that it begins with (惠州市惠城区江北街道… → 江北街道…).

    ``region`` is the venue's region from the province down to the street. A name that is nothing else stays whole.
    """
    rest = name
    for part in region[:-1]:
        shorter = rest.removeprefix(part)
        if len(shorter) >= 4:
            rest = shorter
    return rest
