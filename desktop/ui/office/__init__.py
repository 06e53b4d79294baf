"""The window of the health office's PC: a case's sealed list with what became of calling its contacts, and the search for a
person in sealed lists."""
