"""The built-in manual: its sections, read from Markdown once for the help window and for the PDF."""
