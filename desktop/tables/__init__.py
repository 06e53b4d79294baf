"""Tables in files as other programs write them: CSV, XLSX and ODS, row by row, within bounds, each cell with its type."""
