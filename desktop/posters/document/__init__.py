"""The layout document of a poster: its values, its JSON file, the fields that its texts ask for."""
