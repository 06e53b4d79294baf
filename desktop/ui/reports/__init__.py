"""The dialog that prints reports, for every page that leads to them."""
