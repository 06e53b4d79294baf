"""Statistics (检测统计): charts and tables of who came."""
