"""The round along the walls, on the posters page."""
