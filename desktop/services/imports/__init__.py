"""Declarations from files: headings found, cells read as the form's texts, lines taken or refused with their reasons."""
