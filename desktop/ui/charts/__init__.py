"""Charts of the hourly figures, drawn with pyqtgraph in the colours of the theme.

To import these modules takes as long as half the start of the program; pages do so when they first have figures.
"""
