"""Making a desk and getting into it."""
