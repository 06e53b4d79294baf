"""The rules of the field: frozen data, checks and errors. Standard library and python-stdnum only."""
