"""The unit behind a number: right behind it, behind a space or hyphen, in a bracket, or some English words on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.page import SPACES
from checker.figures.unitwords import UnitWord

if TYPE_CHECKING:
    from typing import TypeAlias

    from checker.figures.numerals import Numeral
    from checker.figures.page import Page

    UnitAt: TypeAlias = tuple[UnitWord, int]

_EMBEDDED = re.compile(r"[(（][^()（）\n]{1,30}[)）][ ]?")
_GLOSS = re.compile(r"[(（](?P<unit>[^()（）\d\n]{1,12})[)）]")
# What may stand behind a counter of one syllable: particles, and what the copula begins with.
PARTICLES = frozenset("이가은는을를의에로와과도만씩당정까부인으다라면였입꼴쯤뿐보")
# Counters of one syllable that begin many other words, and what may follow them where they count.
_SYLLABLES = frozenset("사인장기대층열주종건석동척실회번명본팀호분척매면편")
_BEHIND_SYLLABLE = tuple(
    """
    이 가 은 는 을 를 의 에 로 와 과 도 씩 당 규모 이상 가량 정도 미만 이하 까지 만 으로 짜리 분 급 에서 분량 대 부터
    뿐 꼴 다 이다 라 면 입 였 안팎 수준 남짓 쯤 초과 중 간 째 여
    """.split()  # noqa: SIM905 - a column of quotes says less
)
_GLOSSED = re.compile(r"(?P<prefix>キロ|メガ|ギガ|テラ|ペタ|エクサ)[(（](?P=prefix)は[^()（）\n]{1,8}[)）]")
_COMPUTING, _PETA_ALONE = re.compile("算力"), re.compile(r"P(?![A-Za-z0-9])")
_SPOKEN_OF = 20  # how far before an amount its subject stands
_PETA = UnitWord("P", "PFLOPS", "compute", word=True)
_GLOSSED_FIRSTS = frozenset("キメギテペエP")
# 로드맵은 3단계다, 3단계로 나눠: a count; 1단계 가동: the first one.
_STAGES = re.compile(
    r"다|이다|로 (?:나|구성|이뤄|추진|진행)|에 걸[쳐친]|에 거쳐|를 거[쳐친]|[ ](?:과정|절차|구조|로드맵)|씩"
)
_NEVER_CHINESE = frozenset({"国", "國", "家"})
_SQUEEZED = 18
# English words that are nothing that a number counts.
NO_NOUNS = frozenset(
    """
    of in to and for with from the at by on as or is are was were be been than that this those these which who but
    will would can could may might has have had its their his her our into about after before over under per each
    more less up out if not no so an a during while since until through between among including said says
    goes does comes makes takes gets gives needs means adds runs shows remains becomes
    """.split()  # noqa: SIM905 - a column of quotes says less
)
_ENGLISH_WORD = re.compile(r"[ \n]([A-Za-z][\w'’+.-]*)")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+")  # U.S. ends no sentence inside what is counted
_MEASURED = re.compile(
    r" (?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)-[A-Za-z]{2,}(?:-[a-z]+)?(?= [a-z])"
)
_WORDS_BETWEEN = 5
# GB300 Blackwell chips: a word between model and noun.
_WORDS_OF_MODEL = 2
_NO_PLURAL = ("ss", "'s", "’s", "us", "is")


def unit_behind(page: Page, position: int, numeral: Numeral) -> UnitAt | None:
    """The unit of ``numeral``, which ends at ``position``, and where it ends."""
    text = page.text
    first = text[position : position + 1]
    if not first:
        return None
    found = page.lexicon.units.at(text, position)
    if found is not None:
        if page.lexicon.spaced_out:
            found = _wider(page, position, found)
        return found if _fits(page, found, position, attached=True) else None
    if first in SPACES or first in "\n-":
        return _behind_gap(page, position, numeral, first)
    if first in _GLOSSED_FIRSTS:
        return _explained(page, position)
    return _bracketed(page, position) if first in "(（" else None


def _explained(page: Page, position: int) -> UnitAt | None:
    """240メガ(メガは100万)ワット: a prefix that a bracket explains. 算力8000P: one that stands for the whole unit."""
    text = page.text
    if text[position] == "P":
        alone = _PETA_ALONE.match(text, position) and _COMPUTING.search(text, max(0, position - _SPOKEN_OF), position)
        return (_PETA, position + 1) if alone else None
    prefix = _GLOSSED.match(text, position)
    found = page.lexicon.units.at(prefix["prefix"] + text[prefix.end() : prefix.end() + 12], 0) if prefix else None
    return (found[0], prefix.end() + found[1] - len(prefix["prefix"])) if prefix and found else None


def _behind_gap(page: Page, position: int, numeral: Numeral, gap: str) -> UnitAt | None:
    text = page.text
    start = position
    position += 1
    while (
        gap != "-"
        and text[position : position + 1] in SPACES
        and text[position : position + 1]
        and position - start < 4
    ):
        position += 1
    found = page.lexicon.units.at(text, position)
    if found is not None and (gap != "-" or found[0].word) and _fits(page, found, position, attached=False):
        return _wider(page, position, found) if page.lexicon.spaced_out else found
    if gap == "-":
        return None
    if page.lexicon.language == "en":
        return _english_counter(page, start, numeral)
    return _spaced_out(page, position) if page.lexicon.spaced_out else None


def _wider(page: Page, position: int, found: UnitAt) -> UnitAt:
    """The unit, or a longer one that is set with spaces between its letters: 个 百 分 点."""
    if found[0].word or " " not in page.text[found[1] : found[1] + 4]:
        return found
    return _spaced_out(page, position) or found


def _spaced_out(page: Page, position: int) -> UnitAt | None:
    """A unit set with spaces between its letters, where the letters say it only together."""
    text = page.text
    kept = [i for i in range(position, min(len(text), position + _SQUEEZED)) if text[i] not in SPACES]
    found = page.lexicon.units.at("".join(text[i] for i in kept), 0)
    return (found[0], kept[found[1] - 1] + 1) if found and found[1] > 1 and not found[0].word else None


def _fits(page: Page, found: UnitAt, position: int, *, attached: bool) -> bool:
    """Whether the word found is a unit here, and not the beginning of another word."""
    unit, end = found
    surface = unit.surface
    text = page.text
    behind = text[end : end + 1]
    hangul = "가" <= behind <= "힣"
    if hangul and len(surface) == 1 and "가" <= surface <= "힣":
        if surface in _SYLLABLES:
            return text.startswith(_BEHIND_SYLLABLE, end) if attached else behind in PARTICLES
        if not attached and unit.kind != "money":
            return behind in PARTICLES
    if surface == "단계" and not _STAGES.match(text, end):
        return False
    if (behind == "당" and unit.kind == "count") or (unit.kind == "length" and _in_a_proper_name(text, position, end)):
        return False
    if surface in _NEVER_CHINESE and page.lexicon.language in {"ja", "ko"}:
        return False
    return attached or not (surface == "x" or (surface == "초" and text[position - 1] in SPACES))


def _in_a_proper_name(text: str, position: int, end: int) -> bool:
    """Three Mile Island: capitals on the number, the unit and the word behind."""
    capital = text[position : position + 1].isupper() and text[position + 1 : position + 2].islower()
    return capital and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _bracketed(page: Page, position: int) -> UnitAt | None:
    """40~100(㎾) and 300억(약 40조원) 달러: the unit in a bracket, or behind one."""
    text = page.text
    gloss = _GLOSS.match(text, position)
    if gloss is not None:
        found = page.lexicon.units.at(text, gloss.start("unit"))
        if found is not None and found[1] == gloss.end("unit"):
            return found[0], gloss.end()
    inside = _EMBEDDED.match(text, position)
    if inside is not None and any(letter.isdigit() for letter in inside[0]):
        found = page.lexicon.units.at(text, inside.end())
        if found is not None and found[0].kind == "money":
            return found[0], position
    return None


def _english_counter(page: Page, at: int, numeral: Numeral) -> UnitAt | None:
    """What a number counts that stands some words on; two 380-megawatt machines hold a figure of its own."""
    measured = _MEASURED.match(page.text, at)
    counted = _noun_on(page, measured.end() if measured else at, numeral)
    return (counted[0], at) if measured and counted else counted


def _noun_on(page: Page, at: int, numeral: Numeral) -> UnitAt | None:
    """``60,000 cutting-edge graphics processing units``: up to four words between a number and what it counts."""
    text, lexicon = page.text, page.lexicon
    plural: UnitAt | None = None
    of_them = False
    for passed in range(_WORDS_BETWEEN):
        word = _ENGLISH_WORD.match(text, at)
        if word is None:
            break
        lower = word[1].lower().rstrip(".")
        if lower in NO_NOUNS and not (_passable(text, word, lower) if not passed else _joins(lower, of_them=of_them)):
            break
        of_them = of_them or (lower == "of" and not passed)
        model = lexicon.things.model_at(text, word.start(1))
        if model is not None:
            return _of_model(page, model)
        found = lexicon.units.at(text, word.start(1))
        if found is not None and found[0].kind in {"count", "accelerator"} and found[0].word:
            return found
        if (passed and found is not None) or any(letter.isdigit() for letter in lower):
            break
        if plural is None and not of_them and _plural(word[1], lower):
            plural = UnitWord(lower, lower, "count"), word.start(1) + len(word[1].rstrip("."))
        at = word.end()
        if _ends_phrase(word[1], of_them=of_them):
            break
    return plural if numeral.value >= 2 else None


def _ends_phrase(word: str, *, of_them: bool) -> bool:
    """Whether what is counted cannot come behind ``word``: the end of a sentence, somebody's."""
    if word.endswith("."):
        return not _ABBREVIATION.fullmatch(word)
    return word.endswith(("'s", "’s")) and not of_them


def _passable(text: str, word: re.Match[str], lower: str) -> bool:
    """``dozens of``, and ``six more buildings``, but not ``six more than``."""
    return lower == "of" or (lower == "more" and not text.startswith(" than", word.end()))


def _joins(lower: str, *, of_them: bool) -> bool:
    return of_them or lower in {"and", "or"}


def _plural(word: str, lower: str) -> bool:
    if not lower.endswith("s") or len(lower) < 4:
        return False
    return not lower.endswith(_NO_PLURAL) or word[-2].isupper()


def _of_model(page: Page, model: tuple[str, int]) -> UnitAt:
    """``4,000 H100 GPUs`` and ``4,000 H100s``."""
    name, end = model
    for _ in range(_WORDS_OF_MODEL):
        word = _ENGLISH_WORD.match(page.text, end)
        found = page.lexicon.units.at(page.text, word.start(1)) if word else None
        if found is not None and found[0].kind == "accelerator":
            return UnitWord(name, f"GPU:{name}", "accelerator"), found[1]
        if word is None:
            break
        end = word.end()
    return UnitWord(name, f"GPU:{name}", "accelerator"), model[1]
