"""What editors decided, as labelled cases in the form of the benchmark; and how the program does on them."""

from checker.label.cases import Case, Material, Verdict, cases_of
from checker.label.dataset import KEEPS, Keep, write_dataset
from checker.label.details import cases_from, details_of
from checker.label.scoring import Score, score

__all__ = [
    "KEEPS",
    "Case",
    "Keep",
    "Material",
    "Score",
    "Verdict",
    "cases_from",
    "cases_of",
    "details_of",
    "score",
    "write_dataset",
]
