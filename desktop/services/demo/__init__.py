"""A demonstration desk."""
