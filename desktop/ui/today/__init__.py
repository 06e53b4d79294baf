"""Today: what the clerk needs at a glance."""
