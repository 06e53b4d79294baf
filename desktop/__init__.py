"""VenueDesk 场所码前台: the offline front desk of a venue that carries a venue code."""

__version__ = "0.1.0"
