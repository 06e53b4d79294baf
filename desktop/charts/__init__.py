"""Charts: described once, laid out once, painted on the window and on paper from the same marks. No Qt, no PDF."""
