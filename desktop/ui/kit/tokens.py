"""The colours and sizes that every widget draws with. Sizes are pixels at 100 % text size."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours. ``ground`` is what stands behind a coloured word, ``edge`` the border of a field."""

    name: str
    page: str
    surface: str
    raised: str
    line: str
    edge: str
    ink: str
    second: str
    faint: str
    primary: str
    primary_hover: str
    on_primary: str
    tint: str
    attention: str
    attention_ground: str
    danger: str
    danger_hover: str
    on_danger: str
    danger_ground: str
    link: str
    desk: str
    series: tuple[str, str, str, str]

    def colours(self) -> dict[str, str]:
        """Name and colour of everything that a style sheet may mention."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("name", "series")}


LIGHT = Tokens(
    name="light",
    page="#F4F7F6",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#DBE4E1",
    edge="#869691",
    ink="#14211E",
    second="#4E5F5A",
    faint="#8FA09A",
    primary="#0B6E63",
    primary_hover="#095C53",
    on_primary="#FFFFFF",
    tint="#E3F2EF",
    attention="#A15C07",
    attention_ground="#FDF3E1",
    danger="#B42318",
    danger_hover="#971C13",
    on_danger="#FFFFFF",
    danger_ground="#FDECEA",
    link="#1F5FBF",
    desk="#E7EDEB",
    series=("#0B6E63", "#7CC0B6", "#C9A24B", "#8FA3C7"),
)
DARK = Tokens(
    name="dark",
    page="#0E1513",
    surface="#16201D",
    raised="#1C2824",
    line="#2A3833",
    edge="#64766F",
    ink="#E7EFEC",
    second="#9DB0AA",
    faint="#64766F",
    primary="#3FB6A6",
    primary_hover="#5CC7B8",
    on_primary="#06201C",
    tint="#17332E",
    attention="#E9A94B",
    attention_ground="#33270F",
    danger="#F0857B",
    danger_hover="#F5A099",
    on_danger="#2A0A07",
    danger_ground="#3A1C19",
    link="#7FB0F5",
    desk="#0A100E",
    series=("#3FB6A6", "#7CC0B6", "#C9A24B", "#8FA3C7"),
)

BODY = 15
"""Height of body text, the measure that all other sizes scale with."""


class Space:
    """Steps of space between things."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
