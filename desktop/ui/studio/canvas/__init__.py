"""The canvas of the studio: the poster itself, and over it what is selected."""
