"""What inspectors do in a database of their own, and how the desk takes it over."""
