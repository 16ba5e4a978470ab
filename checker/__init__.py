"""claim-checker: finds the figures in news that cannot all be right."""

__version__ = "0.1.0"
