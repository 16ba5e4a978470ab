"""Who acts where no entity does: subjects that rules/entities does not know get ids of their own.

A spelling in another article that is nearly the same is the same actor. An unknown name that differs may be anybody in
another language: it speaks neither for nor against a link.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from checker.model import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from checker.claims.frames import FramedArticle
    from checker.claims.gazetteer import Gazetteer
    from checker.model import Article, Frame, Language
    from checker.packs.names import NameRules

    Recogniser: TypeAlias = Callable[[str], Sequence[str]]

# What the id of an unknown name begins with; no entity's does.
UNKNOWN = "~"
_KOREAN = r"(?:㈜|\(주\)|주식회사\s?)?[가-힣A-Za-z][가-힣A-Za-z0-9&·-]{1,15}(?:㈜|\(주\)|\s?그룹)?"
_JAPANESE = r"(?:株式会社|㈱)?[一-龥々ァ-ヶーA-Za-z・]{2,20}(?:株式会社|㈱|グループ)?"
_SUBJECTS: Mapping[Language, re.Pattern[str]] = {
    "ko": re.compile(rf"(?:^|[,.]\s)\W?({_KOREAN})(?:은|는|이|가)\s"),
    "ja": re.compile(rf"(?:^|[、。\s「])({_JAPANESE})(?:は|が)"),
    "en": re.compile(
        r"(?:^|[.,;]\s|\s)((?:The )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})"
        r",?\s(?:said|says|will|plans|announced|agreed|intends|invests|invested|raised|expects)\b"
    ),
    "zh": re.compile(r"(?:^|[，,。；\s])([一-龥A-Za-z0-9]{2,16}?)(?:宣布|表示|将|將|计划|計劃|拟|擬)"),
}  # fmt: skip
_MOST_SPELLINGS = 40
_LEAST_LETTERS = 2


def with_unknown_actors(
    articles: Sequence[Article],
    frames: Sequence[FramedArticle],
    names: Gazetteer,
    rules: NameRules,
    recognisers: Mapping[Language, Recogniser],
) -> list[FramedArticle]:
    """The frames of a run, with unknown names where no known entity is the actor.

    Args:
        articles: The texts.
        frames: Their frames.
        names: The known names.
        rules: What tells the others.
        recognisers: By language what finds further names in a sentence, where such are installed and asked for.
    """
    found = [
        _named(article, framed, names, rules, recognisers.get(article.language))
        for article, framed in zip(articles, frames, strict=True)
    ]
    same = _one_spelling([slots for slots in found if slots], rules)
    return [
        _filled(article, framed, {sentence: same[slot.id] for sentence, slot in slots.items()}) if slots else framed
        for article, framed, slots in zip(articles, frames, found, strict=True)
    ]


def normalised(name: str, rules: NameRules) -> str:
    """A name without legal forms, blanks, marks and case."""
    for form in _longest_first(rules.legal):
        if form[-1].isascii() and form[-1].isalpha():
            name = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", " ", name)
        else:
            name = name.replace(form, " ")
    return "".join(filter(str.isalnum, name)).casefold()


@lru_cache(maxsize=4)
def _longest_first(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _open(frame: Frame) -> bool:
    """Whether nobody acts who could: a market has no actor."""
    return frame.actor is None and (frame.predicate is None or frame.predicate.id != "market_size")


def _named(
    article: Article, framed: FramedArticle, names: Gazetteer, rules: NameRules, recogniser: Recogniser | None
) -> dict[int, Slot]:
    """For each sentence with a figure that nobody is the actor of, the unknown name that acts in it."""
    found: dict[int, Slot] = {}
    if not framed.views:
        return found
    wanted = {sentence for sentence, frame in zip(framed.sentence_of, framed.frames, strict=True) if _open(frame)}
    for sentence in sorted(wanted):
        start, end = framed.views[sentence].span
        text = article.text[start:end]
        candidates = [*_by_pattern(text, article.language, rules), *(recogniser(text) if recogniser else ())]
        for name in candidates:
            key = normalised(name, rules)
            if (
                len(key) >= _LEAST_LETTERS
                and not names.find(f" {name} ")
                and not _common(name, article.language, rules)
            ):
                found[sentence] = Slot(UNKNOWN + key, name.strip(), "sentence")
                break
    return found


def _by_pattern(text: str, language: Language, rules: NameRules) -> list[str]:
    """The subjects of a sentence in which somebody acts."""
    acts = rules.acts.get(language)
    if acts is not None and not any(word in text for word in acts):
        return []
    return [match[1] for match in _SUBJECTS[language].finditer(text)]


def _common(name: str, language: Language, rules: NameRules) -> bool:
    plain = name.removeprefix("The ") if language == "en" else name
    return plain in rules.common.get(language, ()) or plain.endswith(rules.endings.get(language) or "\0")


def _one_spelling(found: Sequence[Mapping[int, Slot]], rules: NameRules) -> dict[str, Slot]:
    """For each unknown id the slot of its commonest spelling; only names that begin alike are compared."""
    count = Counter(slot.id for slots in found for slot in slots.values())
    printed = {slot.id: slot for slots in reversed(found) for slot in slots.values()}
    blocks: dict[str, list[str]] = defaultdict(list)
    same: dict[str, Slot] = {}
    for name, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        kept = blocks[name[: len(UNKNOWN) + 1]]
        twin = next((other for other in kept[:_MOST_SPELLINGS] if _alike(name, other, rules.ratio)), None)
        if twin is None:
            kept.append(name)
        same[name] = printed[twin or name]
    return same


def _alike(one: str, two: str, ratio: float) -> bool:
    """Whether two normalised names are one name spelled twice; another number in it is another name."""
    digits = [[char for char in name if char.isdigit()] for name in (one, two)]
    return digits[0] == digits[1] and fuzz.ratio(one, two) >= ratio


def _filled(article: Article, framed: FramedArticle, slots: Mapping[int, Slot]) -> FramedArticle:
    """The article's frames with the unknown names in their places, and these among its names."""
    frames = tuple(
        replace(frame, actor=slots[sentence]) if sentence in slots and _open(frame) else frame
        for sentence, frame in zip(framed.sentence_of, framed.frames, strict=True)
    )
    views = tuple(
        replace(view, names=view.names | {slots[number].id}) if number in slots else view
        for number, view in enumerate(framed.views)
    )
    new = {slot.id for slot in slots.values()}
    twice = {slot.id for slot in slots.values() if article.text.count(slot.name) > 1}
    main = framed.main | twice | {slot.id for number, slot in slots.items() if number < _LEAD}
    return replace(framed, frames=frames, views=views, names=framed.names | new, main=main)


# An article is about what its first sentences name.
_LEAD = 2
