"""Charts, drawn in the colours of the theme."""
