"""Queries of the desk's database, one module per kind of thing. Each function takes the caller's connection."""
