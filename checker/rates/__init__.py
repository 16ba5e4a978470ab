"""Dated exchange rates behind one protocol: the ECB's history, a desk's own table, or a live service."""

from checker.rates.ecb import embedded, from_csv
from checker.rates.live import live
from checker.rates.place import default_table
from checker.rates.protocol import Quote, Rates, RatesSummary, Stretch, Window
from checker.rates.table import Table
from checker.rates.update import update

__all__ = [
    "Quote",
    "Rates",
    "RatesSummary",
    "Stretch",
    "Table",
    "Window",
    "default_table",
    "embedded",
    "from_csv",
    "live",
    "update",
]
