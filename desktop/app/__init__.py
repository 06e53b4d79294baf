"""The only place that builds objects and wires them: the program, an open desk, its window."""
