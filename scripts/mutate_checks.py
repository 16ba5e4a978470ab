"""Flips every comparison of every check, one at a time, and shows that a case of tests/checks fails.

Run as ``python scripts/mutate_checks.py [--list] [CODE ...]``; ``--list`` prints every survivor. Status 1 where a check
survives all its flips.

A flip negates the test of an ``if``, a conditional or a filter, swaps a comparison for its opposite, or ``and`` for
``or``. What only gives a default (``number or 0.0``) is no comparison. Flips that change nothing stand in
``equivalent_flips.yaml``, each with its reason, and are not tried. The mutant lives in memory: it takes the check's
place while its cases run, and nothing on disk is touched.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = Path(__file__).resolve().with_name("equivalent_flips.yaml")
sys.path.insert(0, str(ROOT))

from checker import pipeline  # noqa: E402 - of this checkout, whatever is installed
from checker.checks import all_checks  # noqa: E402
from checker.checks.base import registered  # noqa: E402
from checker.checks.running import run_checks  # noqa: E402
from checker.facts import link  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.claims.run import Run
    from checker.facts import Linked

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


class Prepared(NamedTuple):
    """A case with all that comes before the checks."""

    verdict: str
    case: Any
    run: Run
    linked: Linked


class Flip(NamedTuple):
    """One flip: its line, and what it turns into what, as ``equivalent_flips.yaml`` names it."""

    line: int
    words: str
    mutant: ast.Module


class Score(NamedTuple):
    """How one check's flips fared; ``survivors`` are those that no case noticed."""

    code: str
    cases: int
    flips: int
    killed: int
    survivors: list[Flip]


def main() -> int:
    """Print a table of all checks, or of those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--list", action="store_true", help="print every survivor")
    given = parser.parse_args()
    casebook, same = _casebook(), _equivalent()
    scores = []
    print(f"{'check':6} {'cases':>5} {'flips':>5} {'killed':>6} {'share':>6}  survivors at line")
    for code in given.codes or list(all_checks()):
        scores.append(score := _score(casebook, code, same.get(code, frozenset())))
        share = score.killed / score.flips if score.flips else 0.0
        lines = " ".join(str(flip.line) for flip in score.survivors)
        print(f"{score.code:6} {score.cases:5} {score.flips:5} {score.killed:6} {share:6.0%}  {lines}", flush=True)
        if given.list:
            print(*(f"       {flip.line:4}  {flip.words}" for flip in score.survivors), sep="\n")
    flips, killed = sum(s.flips for s in scores), sum(s.killed for s in scores)
    print(f"{len(scores)} checks, {killed} of {flips} flips killed ({killed / max(flips, 1):.0%})")
    alive = [score.code for score in scores if not score.killed]
    if alive:
        print(f"no case notices a flip of {', '.join(alive)}", file=sys.stderr)
    return 1 if alive else 0


def _equivalent() -> dict[str, frozenset[str]]:
    """The flips that change nothing, by check."""
    known = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))
    return {code: frozenset(entry["flip"] for entry in entries) for code, entries in known.items()}


def _casebook() -> ModuleType:
    """The module that reads and judges the case files."""
    name = "casebook"
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "checks" / "casebook.py")
    if spec is None or spec.loader is None:
        sys.exit("tests/checks/casebook.py is missing")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _score(casebook: ModuleType, code: str, same: frozenset[str]) -> Score:
    file = casebook.case_files().get(code)
    if file is None:
        return Score(code, 0, 0, 0, [])
    prepared = [
        _prepare(casebook, verdict, case)
        for verdict in ("flags", "silent")
        for case in getattr(file, verdict)
        if case.known is None
    ]
    original = all_checks()[code]
    if not _all_hold(casebook, code, prepared):
        sys.exit(f"{code}: its cases fail without a flip; run pytest tests/checks first")
    module = sys.modules[original.function.__module__]
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    flips = killed = 0
    survivors: list[Flip] = []
    try:
        for flip in _mutants(ast.parse(source)):
            if flip.words in same:
                continue
            flips += 1
            if _holds_with(casebook, code, prepared, flip.mutant, str(module.__file__)):
                survivors.append(flip)
            else:
                killed += 1
    finally:
        all_checks()[code] = original
    return Score(code, len(prepared), flips, killed, survivors)


def _prepare(casebook: ModuleType, verdict: str, case: Any) -> Prepared:  # noqa: ANN401
    run = pipeline.claims(casebook.articles_of(case), casebook.setup())
    return Prepared(verdict, case, run, link(run, casebook.RULES))


def _all_hold(casebook: ModuleType, code: str, prepared: list[Prepared]) -> bool:
    setup = casebook.setup()
    for verdict, case, run, linked in prepared:
        checked = run_checks(run, linked, setup.rules, setup.settings, setup.lang)
        if casebook.complaint(code, verdict, case, checked.findings) is not None:
            return False
    return True


def _holds_with(casebook: ModuleType, code: str, prepared: list[Prepared], tree: ast.Module, path: str) -> bool:
    """Whether every case holds with the mutant in the check's place; one that breaks down is noticed too."""
    name = f"checker.checks.mutant_of_{code}"
    mutant = ModuleType(name)
    sys.modules[name] = mutant
    try:
        exec(compile(tree, path, "exec"), mutant.__dict__)  # noqa: S102 - our own source, one test flipped
        all_checks()[code] = registered()[code]  # the mutant has registered itself under its code
        return _all_hold(casebook, code, prepared)
    except Exception:  # noqa: BLE001 - a mutant may fail in any way
        return False
    finally:
        del sys.modules[name]


def _mutants(tree: ast.Module) -> Iterator[Flip]:
    """The module with one flip, for every flip there is inside its functions."""
    for number, node in enumerate(ast.walk(tree)):
        for place in _flips(node):
            mutant = copy.deepcopy(tree)
            target = next(found for index, found in enumerate(ast.walk(mutant)) if index == number)
            before = _words(target, place)
            _flip(target, place)
            line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
            yield Flip(line, f"{before} => {_words(target, place)}", ast.fix_missing_locations(mutant))


def _words(node: ast.AST, place: int) -> str:
    if isinstance(node, ast.comprehension):
        return f"if {ast.unparse(node.ifs[place])}"
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(node)


def _flips(node: ast.AST) -> list[int]:
    """The places at which a node can be flipped; a test that is one comparison is flipped there and not once more."""
    if isinstance(node, ast.Compare):
        return [place for place, operator in enumerate(node.ops) if type(operator) in _OPPOSITE]
    if isinstance(node, ast.comprehension):
        return [place for place, test in enumerate(node.ifs) if not _one_comparison(test)]
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return [0] * (not _typing(node.test) and not _one_comparison(node.test))
    return [0] * (isinstance(node, ast.BoolOp) and not _default(node))


def _default(node: ast.BoolOp) -> bool:
    """Whether it is ``number or 0.0``, which gives a default and compares nothing."""
    return isinstance(node.op, ast.Or) and isinstance(node.values[-1], ast.Constant)


def _one_comparison(test: ast.expr) -> bool:
    return isinstance(test, ast.Compare) and len(test.ops) == 1


def _flip(node: ast.AST, place: int) -> None:
    if isinstance(node, ast.Compare):
        node.ops[place] = _OPPOSITE[type(node.ops[place])]()
    elif isinstance(node, ast.comprehension):
        node.ifs[place] = ast.UnaryOp(ast.Not(), node.ifs[place])
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = ast.UnaryOp(ast.Not(), node.test)


def _typing(test: ast.expr) -> bool:
    """Whether it is ``if TYPE_CHECKING``, which decides nothing."""
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


if __name__ == "__main__":
    sys.exit(main())
