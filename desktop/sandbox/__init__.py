"""Processes that read what comes from outside: they get the bytes of one file, have neither keys nor files nor network,
and end when they want more time or memory than any honest file does."""
