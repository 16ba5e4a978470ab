"""claim-checker: finds the figures in news that cannot all be right."""
