from dataclasses import dataclass, field
from pathlib import Path

import pytest

from checker.articles import Reading, ReadOptions, read
from checker.articles.dates import DateFinder
from checker.articles.furniture import FurnitureFinder
from checker.model import Article
from checker.packs import rules_folder
from checker.packs.furniture import FurnitureRules, load_furniture


@pytest.fixture(scope="session")
def rules() -> FurnitureRules:
    return load_furniture(rules_folder() / "furniture")


@pytest.fixture(scope="session")
def dates(rules) -> DateFinder:
    return DateFinder.compile(rules)


@pytest.fixture(scope="session")
def furniture(rules) -> FurnitureFinder:
    return FurnitureFinder.compile(rules)


@dataclass
class Desk:
    """A folder with articles and the way to read them."""

    folder: Path
    rules: FurnitureRules
    options: dict = field(default_factory=dict)

    def put(self, name: str, content: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def read(self, *paths: object, stdin=None) -> Reading:
        return read([str(path) for path in paths or (self.folder,)], ReadOptions(self.rules, **self.options), stdin)

    def one(self, name: str, content: str | bytes) -> Article:
        reading = self.read(self.put(name, content))
        assert reading.problems == ()
        (article,) = reading.articles
        return article

    def fault(self, name: str, content: str | bytes) -> str:
        reading = self.read(self.put(name, content))
        assert reading.articles == ()
        (problem,) = reading.problems
        assert "\n" not in str(problem)
        return str(problem).removeprefix(f"{self.folder}/")


@pytest.fixture
def desk(tmp_path, rules) -> Desk:
    return Desk(tmp_path, rules)
