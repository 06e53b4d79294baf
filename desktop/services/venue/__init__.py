"""The venue, its gates and its members."""
