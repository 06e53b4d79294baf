"""A place on a map: picked, pasted, and shown where there are no pictures of it."""
