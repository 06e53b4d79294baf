"""Rows to domain objects and back, one module per thing. Each function takes the caller's connection."""
