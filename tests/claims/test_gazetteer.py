"""Names are found whole, in every language, and no alias is left without an owner."""

import pytest

from checker.claims import gazetteer
from checker.packs import rules_folder
from checker.packs.entities import load_entities

NAMES = gazetteer(rules_folder())


def found(text):
    return [hit.entity.id for hit in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("마이크로소프트(MS)는 일본에", ["microsoft", "microsoft", "jp"]),
        ("米マイクロソフトは日本で", ["microsoft", "jp"]),
        ("Microsoft said it would invest in Japan", ["microsoft", "jp"]),
        ("微軟將在日本投資", ["microsoft", "jp"]),
        ("SK하이닉스와 SK텔레콤", ["sk-hynix", "sk-telecom"]),
        ("아마존웹서비스(AWS)", ["aws", "aws"]),
        ("日本経済新聞によると", ["nikkei"]),
        ("경제산업성이", ["jp-meti"]),
    ],
)
def test_a_name_is_found_in_every_language(text, ids):
    assert found(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "메타버스 사업",
        "애플리케이션을 개발",
        "인텔리전스",
        "モデルを発表",
        "let us invest",
        "armed forces",
        "metadata",
        "KDDI2",
    ],
)
def test_a_part_of_another_word_is_no_name(text):
    assert found(text) == []


def test_digits_behind_a_name_are_a_part_of_it_unless_they_are_an_amount():
    assert found("KDDI102億円") == ["kddi"]
    assert found("KDDI10日公布") == found("KDDI2024年") == found("KDDI9월") == ["kddi"]
    assert found("KDDI102") == []


def test_the_letters_of_a_currency_are_no_country():
    assert found("Microsoft will spend US$3.3 billion in Wisconsin") == ["microsoft", "wisconsin"]


def test_the_longest_alias_wins():
    hits = NAMES.find("소프트뱅크그룹은")
    assert [(hit.start, hit.end) for hit in hits] == [(0, 7)]


def test_a_subsidiary_leads_to_its_group():
    assert NAMES.root("aws") == "amazon"
    assert NAMES.root("sk-telecom") == NAMES.root("sk-broadband")


def test_a_town_leads_to_its_country():
    assert NAMES.country("osaka") == "jp"
    assert NAMES.country("ulsan") == "kr"


def test_the_field_is_covered():
    entities = load_entities(rules_folder())
    assert len(entities) >= 400
    for language in ("ko", "ja", "en", "zh"):
        bare = [entity.id for entity in entities if not getattr(entity, language) and not entity.weak]
        assert not bare, f"without a name in {language}: {bare[:5]}"


def test_no_alias_belongs_to_two_entities():
    owner = {}
    for entity in load_entities(rules_folder()):
        for alias in {alias.casefold() for alias in (*entity.aliases(), *entity.weak)}:
            assert owner.setdefault(alias, entity.id) == entity.id
