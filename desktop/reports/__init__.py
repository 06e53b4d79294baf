"""Printed papers other than posters, drawn by reportlab. No Qt, nothing of the store."""
