"""What is around the pages: the window, the rail, the unlock screen, the palette of commands."""
