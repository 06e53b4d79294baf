"""The colours and sizes that every widget draws with. Sizes are pixels at 100 % text size."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours. ``ground`` is what stands behind a coloured word, ``edge`` the border of a field,
    ``handle`` what a scroll bar is held by.

    ``series`` fill the layers of a chart from below, over and over: neighbours differ by 3:1, dark and light in turns.
    """

    name: str
    page: str
    surface: str
    raised: str
    line: str
    edge: str
    handle: str
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
    edge="#7A8A85",
    handle="#7A8A85",
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
    series=("#054D45", "#48A094", "#563C0C", "#7894CC"),
)
DARK = Tokens(
    name="dark",
    page="#0E1513",
    surface="#16201D",
    raised="#1C2824",
    line="#2A3833",
    edge="#6A7C75",
    handle="#6A7C75",
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
    series=("#2F8175", "#BFEBE4", "#91692A", "#D3DFF8"),
)
HIGH_CONTRAST = Tokens(
    name="contrast",
    page="#F0F4F3",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#5C6966",
    edge="#000000",
    handle="#5C6966",
    ink="#000000",
    second="#22302C",
    faint="#45524E",
    primary="#00453D",
    primary_hover="#002F29",
    on_primary="#FFFFFF",
    tint="#D5EEE9",
    attention="#5A3200",
    attention_ground="#FFF1D2",
    danger="#7D0C05",
    danger_hover="#5A0803",
    on_danger="#FFFFFF",
    danger_ground="#FFE5E1",
    link="#0A3380",
    desk="#DCE5E2",
    series=("#003B34", "#3F9C8F", "#4A2F00", "#6E90CF"),
)
THEMES = (LIGHT, DARK, HIGH_CONTRAST)

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
