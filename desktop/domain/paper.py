"""Paper as printers and posters see it: edges where no ink goes, in millimetres."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Margins:
    """Widths of the four strips along a sheet's edges, in millimetres."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    def __bool__(self) -> bool:
        """Whether any strip has a width."""
        return bool(self.left or self.top or self.right or self.bottom)

    def on_its_side(self) -> "Margins":
        """The strips of a sheet that is printed on its side.

        Print systems turn a page clockwise or the other way round and do not say which, so both sides get the wider of
        the two strips that may come to lie there.
        """
        across, down = max(self.top, self.bottom), max(self.left, self.right)
        return Margins(across, down, across, down)

    def widest(self, other: "Margins") -> "Margins":
        """The wider strip of the two on each side."""
        return Margins(
            max(self.left, other.left),
            max(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


WHOLE_SHEET = Margins()
"""No strip is left empty."""
