"""Small reports, made by hand: one that a newsroom might see, one out of which text tries to break."""

from __future__ import annotations

from datetime import date

from checker.interval import Interval
from checker.model import (
    ArticleSummary,
    Columns,
    Course,
    Coverage,
    FactMember,
    FactSummary,
    Finding,
    Hidden,
    Location,
    Passage,
    Problem,
    Report,
    RulePage,
    SuppressionUse,
    Unchecked,
)


def located(article: str, line: int, column: int, start: int, surface: str) -> Location:
    return Location(article, f"news/{article}.txt", line, column, start, start + len(surface), surface)


THAT_DAY = date(2026, 3, 9)
DOLLARS = located("haedong", 3, 12, 95, "29억 달러")
WON = located("haedong", 3, 19, 102, "4조 3,455억 원")
YEN = located("kaito", 5, 7, 140, "4,400億円")
MEGAWATTS = located("east-wire", 2, 40, 61, "150 MW")
MEGAWATTS_LATER = located("haedong", 7, 12, 260, "15만 ㎿")
SHARE = located("haedong", 9, 5, 311, "30%")

CONVERSION = Finding(
    rule="CU301",
    name="conversion-off-rate",
    type="conversion",
    severity="warning",
    message="4조 3,455억 원은 29억 달러를 그 무렵 환율로 옮긴 값이 아닙니다",
    explanation="괄호 안의 환산은 발행일 무렵의 환율로 설명되어야 합니다.",
    suggestion="29억 달러는 약 4조 2,500억 원입니다.",
    confidence=0.9,
    fingerprint="4f2a9c01d7e3b855",
    locations=(WON, DOLLARS),
    evidence={
        "working": [
            "4조 3,455억 원 ÷ 29억 달러 = 1달러에 1,498.4원",
            "2026-03-02부터 2026-03-10까지 환율 1,451.2원 ~ 1,462.9원 (ECB): 2.4 % 높음",
        ],
        "values": [
            {"surface": "4조 3,455억 원", "value": 4.3455e12, "unit": "KRW", "low": 4.34545e12, "high": 4.34555e12},
            {"surface": "29억 달러", "value": 2.9e9, "unit": "USD", "low": 2.85e9, "high": 2.95e9},
        ],
        "implied": Interval(1473.0, 1524.8),
        "rates": {
            "low": 1451.2,
            "high": 1462.9,
            "first_day": date(2026, 3, 2),
            "last_day": date(2026, 3, 10),
            "source": "ECB",
        },
        "deviation": 0.0243,
    },
)

MAGNITUDE = Finding(
    rule="CM201",
    name="magnitude-slip",
    type="magnitude",
    severity="error",
    message="15만 ㎿와 150 MW는 같은 시설의 용량인데 1,000배 다릅니다",
    explanation="같은 사실을 두고 자릿수가 다르면 어느 한쪽은 틀렸습니다.",
    suggestion=None,
    confidence=0.97,
    fingerprint="0b11aa93cc5e7d20",
    locations=(MEGAWATTS_LATER, MEGAWATTS),
    evidence={"working": ["15만 ㎿ = 150,000 MW", "150,000 ÷ 150 = 1,000"], "implied": Interval.everything()},
)

SHARE_NOTE = Finding(
    rule="CA105",
    name="share-of-total",
    type="arithmetic",
    severity="note",
    message="30%는 앞의 두 값으로는 28%에서 29% 사이입니다",
    explanation="비율은 그 분자와 분모에서 나와야 합니다.",
    suggestion=None,
    confidence=0.6,
    fingerprint="9e00417f1f2ab3c4",
    locations=(SHARE,),
)

NEWSROOM = Report(
    articles=(
        ArticleSummary("haedong", "news/haedong.txt", date(2026, 3, 9), "ko", 640, 9, 7, "해동일보", "새 데이터센터"),
        ArticleSummary("east-wire", "news/east-wire.txt", date(2026, 3, 10), "en", 520, 4, 4, "East Wire"),
        ArticleSummary("kaito", "news/kaito.html", None, "ja", 410, 3, 3, sha256="ab" * 32),
    ),
    findings=(MAGNITUDE, CONVERSION, SHARE_NOTE),
    facts=(
        FactSummary(
            id="f-3c1e",
            label="해동그룹 데이터센터 투자",
            heading="해동그룹 데이터센터 투자",
            members=(
                FactMember(
                    DOLLARS, "해동일보", date(2026, 3, 9), 2.9e9, "USD", "exact", 4.2253e12, 4.1525e12, 4.2982e12
                ),
                FactMember(
                    WON,
                    "해동일보",
                    date(2026, 3, 9),
                    4345500000000.0,
                    "KRW",
                    "exact",
                    4.3455e12,
                    4.34545e12,
                    4.34555e12,
                ),
                FactMember(YEN, "", None, 4.4e11, "JPY", "about", None),
            ),
            common_unit="KRW",
            spread=0.0284,
            confidence=0.92,
            first=date(2026, 3, 9),
            last=date(2026, 3, 9),
            courses=(
                Course(
                    2.9e9,
                    "USD",
                    tuple((date(2026, 3, day), 2.9e9 * rate) for day, rate in ((2, 1451.2), (9, 1457.0), (10, 1462.9))),
                ),
            ),
        ),
        FactSummary(
            id="f-77d0",
            label="해동 데이터센터 용량",
            heading="해동 데이터센터 용량",
            members=(
                FactMember(MEGAWATTS, "East Wire", date(2026, 3, 10), 150.0, "MW", "exact", 150.0, 149.5, 150.5),
                FactMember(MEGAWATTS_LATER, "해동일보", THAT_DAY, 150000.0, "MW", "at_least", 150000.0, 150000.0),
            ),
            common_unit="MW",
            spread=999.0,
            confidence=0.97,
            first=date(2026, 3, 9),
            last=date(2026, 3, 10),
        ),
    ),
    unchecked=(
        Unchecked("CU301", "기사의 날짜를 알 수 없습니다", (YEN,)),
        Unchecked("CU301", "기사의 날짜를 알 수 없습니다", (located("kaito", 6, 2, 171, "2兆円"),)),
    ),
    coverage=Coverage(figures=16, claims=14, facts=2, compared_pairs=4),
    passages={
        DOLLARS: Passage(
            "해동그룹은 남해안에 ", "29억 달러", "(4조 3,455억 원)를 들여 데이터센터를 짓는다고 9일 밝혔다."
        ),
        WON: Passage("해동그룹은 남해안에 29억 달러(", "4조 3,455억 원", ")를 들여 데이터센터를 짓는다고 9일 밝혔다."),
        MEGAWATTS: Passage("The site on the south coast will draw ", "150 MW", " of power, the group said."),
        MEGAWATTS_LATER: Passage("이 시설의 전력 용량은 ", "15만 ㎿", "에 이른다."),
        SHARE: Passage("전체의 ", "30%", "로 늘었다."),
    },
    rates="ECB, 1999-01-04 ~ 2026-03-10, 1일 전 자료",
    suppressions=(
        SuppressionUse("CU301", "used", 2, "news/haedong.txt", 4, "부처가 밝힌 환율", None),
        SuppressionUse("CM201", "expired", 0, "news/kaito.meta.yaml", 2, "확인 중", date(2026, 1, 31)),
        SuppressionUse("CA105", "unused", 0, "pyproject.toml", None, "편집국 기준", date(2027, 1, 31)),
    ),
    hidden=Hidden(suppressed=2, baseline=5, unchanged=1),
    pages={"CU301": RulePage("그날의 환율로 나오지 않는 괄호 환산", "# CU301\n\n괄호 안의 환산이 맞지 않습니다.\n")},
    columns={
        DOLLARS: Columns(12, 32),
        WON: Columns(19, 46),
        MEGAWATTS: Columns(40, 40),
        MEGAWATTS_LATER: Columns(12, 30),
        SHARE: Columns(5, 11),
        YEN: Columns(8, 16),
    },
    problems=(Problem("news/broken.json", 3, "news/broken.json:3: this is no JSON: Expecting ',' delimiter"),),
)

BAD_TEXT = (
    "| a | b |\n# heading\n- [x](javascript:alert(1)) ![i](http://evil.example/p.png) `code` **b** _i_ ~~s~~ "
    "<script>alert('x')</script> &lt; ]]> <!-- $x$ @everyone www.evil.example\r\n::error file=x::boo%0A "
    "\x1b[31mred\x07 \u202eabc\u202c 한국어 日本語 😀👩‍👩‍👧 \u2028 \ud83d =cmd|' /C calc'!A0 {{ 7*7 }} {% raw %}"
)
BAD_PATH = "news/a b,c:d|e%20[f]`g`\n<i>.txt"
BAD = Location("id|<b>*", BAD_PATH, 2, 3, 10, 10 + len("=3조|*원*\n<u>"), "=3조|*원*\n<u>")
LONG = located("long", 1, 9001, 9000, "9" * 300)

NASTY = Report(
    articles=(
        ArticleSummary("id|<b>*", BAD_PATH, None, "zh", 10**6, 2, 2, BAD_TEXT, BAD_TEXT),
        ArticleSummary("long", "news/long.txt", date(2026, 1, 1), "en", 10**6, 1, 1),
    ),
    findings=(
        Finding(
            "CN901", "nasty", "notation", "error", BAD_TEXT, BAD_TEXT, BAD_TEXT, 1.0, "f" * 16, (BAD, LONG),
            {"working": [BAD_TEXT, "- 1. x", "1. 3조"], "odd": {1: {"b", "a"}, "nan": float("nan")}},
        ),
        Finding("CN902", "no-place", "notation", "warning", "x" * 400, "", None, 0.5, "e" * 16, ()),
    ),
    facts=(
        FactSummary(
            BAD_TEXT, BAD_TEXT, BAD_TEXT,
            (
                FactMember(BAD, BAD_TEXT, None, None, "KRW", "exact", None),
                FactMember(LONG, "", None, 9e299, "KRW", "range", 9e299),
            ),
            "KRW", None, 0.5, None, None,
        ),
    ),
    unchecked=(Unchecked("CU301", BAD_TEXT, (BAD, LONG)),),
    coverage=Coverage(3, 3, 1, 0),
    passages={BAD: Passage(BAD_TEXT, BAD.surface, BAD_TEXT), LONG: Passage("가" * 5000, LONG.surface, "나 " * 5000)},
    rates=BAD_TEXT,
    suppressions=(SuppressionUse("CN901", "unused", 0, BAD_PATH, 1, BAD_TEXT, None),),
    problems=(Problem(BAD_PATH, 1, f"{BAD_PATH}:1: {BAD_TEXT}"), Problem(None, None, BAD_TEXT)),
    pages={"CN901": RulePage(BAD_TEXT, BAD_TEXT)},
)  # fmt: skip

EMPTY = Report((), (), (), (), Coverage(0, 0, 0, 0))
