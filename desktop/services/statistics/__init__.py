"""Hourly figures for charts, reports and files (检测统计)."""
