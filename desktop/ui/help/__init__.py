"""The help window: contents and search on the left, a section on the right."""
