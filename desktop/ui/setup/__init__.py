"""The first run: a venue, its gates, its manager and the recovery sheet; or another desk of a venue."""
