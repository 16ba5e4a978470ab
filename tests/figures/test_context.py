"""Words around a figure: bounds, hedges, per-what, intervals, currencies, conversions."""

import pytest

from checker.model import Language

from .reading import figures, only


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("약 80억 달러 이상", "ko", "at_least"),
        ("80억달러(약 11조원) 이상", "ko", "at_least"),
        ("최대 약 3조원", "ko", "at_most"),
        ("3000억 선정", "ko", "exact"),
        ("계약 3000억원", "ko", "exact"),
        ("3000억원 급증", "ko", "exact"),
        ("契約100億円", "ja", "exact"),
        ("約100億円以上", "ja", "at_least"),
        ("100億円（約1000億ウォン）超", "ja", "more_than"),
        ("最近30亿元", "zh", "exact"),
        ("近30亿元", "zh", "about"),
        ("over 3 years", "en", "exact"),
        ("over 3 megawatts", "en", "more_than"),
        ("takeover $3 billion", "en", "exact"),
        ("no more than $3 billion", "en", "at_most"),
        ("not less than $3 billion", "en", "at_least"),
    ],
)
def test_the_words_around_set_the_bound(text: str, language: Language, bound: str) -> None:
    assert figures(text, language)[0].bound == bound


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("연간 약 30억 달러", "ko", "year"),
        ("年間約3000億円", "ja", "year"),
        ("1台あたり約500万円", "ja", "unit"),
        ("每千瓦时0.5元", "zh", "kWh"),
        ("$3 billion a year", "en", "year"),
        ("120 kilowatts per rack", "en", "rack"),
        ("今年100億円", "ja", None),
        ("30억 달러", "ko", None),
    ],
)
def test_the_words_around_tell_what_it_is_per(text: str, language: Language, per: str | None) -> None:
    assert only(text, language).per == per


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4.2조원", 4.15e12, 4.25e12),
        ("약 4조원", 2.5e12, 5.5e12),
        ("4조원 이상", 4e12, None),
        ("4조원 미만", None, 4e12),
        ("2~3조원", 1.5e12, 3.5e12),
        ("수십억 원", 1e9, 1e10),
        ("5%", 4.5, 5.5),
    ],
)
def test_a_figure_stands_for_an_interval(text: str, low: float | None, high: float | None) -> None:
    figure = only(text, "ko")
    assert (figure.low, figure.high) == (pytest.approx(low) if low else low, pytest.approx(high) if high else high)


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("台積電將投資300億元", "zh", "TWD"),
        ("阿里巴巴将在中国投资300亿元", "zh", "CNY"),
        ("TSMC said NT$300 billion ($9.2 billion)", "en", "USD"),
        ("Singapore's Singtel will spend $2 billion (US$1.5 billion)", "en", "SGD"),
        ("The firm in Beijing will spend ¥50 billion", "en", "CNY"),
        ("Toyota will spend ¥50 billion", "en", "JPY"),
        ("上海的公司投资¥50亿", "zh", "CNY"),
        ("80억 달러", "ko", "USD"),
    ],
)
def test_a_bare_sign_is_decided_by_the_article(text: str, language: Language, unit: str) -> None:
    figure = next(figure for figure in figures(text, language) if figure.assumed)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "assumed"), [("80억 달러", True), ("80억 미국 달러", False), ("$80억", True), ("US$80억", False)]
)
def test_what_context_decided_is_marked(text: str, assumed: bool) -> None:
    assert only(text, "ko").assumed is assumed


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12,000 construction jobs and more than 3,500 others", ["exact", "more_than"]),
        ("12,000 jobs or more", ["at_least"]),
        ("36% below the $6.4 billion", ["exact", "exact"]),
        ("12 percent over $6.4 billion", ["exact", "exact"]),
        ("five percentage points above 30%", ["exact", "exact"]),
        ("36% of sites, below $6.4 billion", ["exact", "less_than"]),
        ("It lies far above the $6.4 billion", ["exact"]),
        ("up 14% and above $60 billion", ["exact", "more_than"]),
        ("14% and above", ["at_least"]),
        ("The six add up to $1.4 trillion", ["exact"]),
        ("64卡超节点", ["exact"]),
        ("It fell below $6.4 billion", ["less_than"]),
    ],
)
def test_a_word_between_two_figures_bounds_the_one_that_it_belongs_to(text: str, bounds: list[str]) -> None:
    assert [figure.bound for figure in figures(text, "en")] == bounds


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("to 21.4 billion yuan ($3 billion), up from 12.7 billion", "en", ["CNY", "USD", "CNY"]),
        ("a profit of 21.4 trillion won, of which 12.7 trillion goes to chips", "en", ["KRW", "KRW"]),
        ("매출은 214억 달러로 전년 127억보다 늘었다", "ko", ["USD", "USD"]),
        ("売上高は214億ドルと前年の127億から増えた", "ja", ["USD", "USD"]),
        ("29억 달러를 들여 4조 규모로", "ko", ["USD", "KRW"]),
        ("The 21.4 billion yuan is spent. It earned 12.7 billion", "en", ["CNY", "USD"]),
    ],
)
def test_an_amount_without_a_currency_takes_that_of_one_like_it_in_the_sentence(
    text: str, language: Language, units: list[str]
) -> None:
    assert [figure.unit for figure in figures(text, language)] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They bought 200,000 Nvidia GPUs. Roughly 90,000 will go to Texas, 40,000 or so to Ohio", ["GPU"] * 3),
        ("It sold 37.5 million shares. It had hoped to sell 49 million at best", ["share", "share"]),
        ("It has 12,000 employees. The firm, it says, is old. The town has 14,000", ["person"]),
        ("It sold 49 million at best", []),
        ("It takes two 380-megawatt machines", ["machines", "MW"]),
        ("It holds two 10-year extension options", ["options", "year"]),
        ("60,000 GPUs out of more than 240,000 bound for Korea", ["GPU", "GPU"]),
    ],
)
def test_a_bare_count_is_of_what_was_counted_before(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in figures(text, "en")] == units


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("up to 14 trillion won ($9.8 billion)", ["at_most", "exact"]),
        ("1.5 trillion yen ($10.2 billion) or more", ["at_least", "at_least"]),
        ("14 trillion won ($9.8 billion)", ["exact", "exact"]),
    ],
)
def test_a_bracket_shares_the_bound_that_stands_behind_it(text: str, bounds: list[str]) -> None:
    assert [figure.bound for figure in figures(text, "en")] == bounds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("29억 달러(약 3조9000억원)", "ko"),
        ("29億ドル（約4400億円）", "ja"),
        ("29亿美元（约合4400亿日元）", "zh"),
        ("$2.9 billion (about 440 billion yen)", "en"),
        ("1,000 MW (1 GW)", "en"),
        ("6만6000㎡(2만평)", "ko"),
        ("투자액은 30억 달러, 우리 돈 약 4조 3천억 원", "ko"),
        ("50億ドル、日本円で約7700億円", "ja"),
        ("50亿美元，约合360亿元人民币", "zh"),
        ("14 trillion won, or nearly $10 billion", "en"),
    ],
)
def test_a_bracket_or_words_restate_the_figure_before_them(text: str, language: Language) -> None:
    assert [figure.converts for figure in figures(text, language)] == [None, 0]


@pytest.mark.parametrize(
    ("text", "converts"),
    [
        ("400만제곱피트(약 37만㎡, 약 11만2000평)", [None, 0, 0]),
        ("30억 달러(약 4조3000억원, 4600억엔)", [None, 0, 0]),
        ("30억 달러(약 4조3000억원, 4조4000억원)", [None, 0, None]),
        ("30억 달러, 4600억엔", [None, None]),
    ],
)
def test_a_bracket_may_restate_a_figure_twice(text: str, converts: list[int | None]) -> None:
    assert [figure.converts for figure in figures(text, "ko")] == converts


@pytest.mark.parametrize(
    ("text", "language", "surfaces"),
    [
        ("300억(약 40조원) 달러", "ko", [("300억", "USD"), ("40조원", "KRW")]),
        ("4,000억·6,000억원", "ko", [("4,000억", "KRW"), ("6,000억원", "KRW")]),
        ("4조 투입", "ko", [("4조", "KRW")]),
        ("226億を投じる。226億ドルは過去最大", "ja", [("226億", "USD"), ("226億ドル", "USD")]),
        ("90,000 at one firm and 70,000 GPUs at another", "en", [("90,000", "GPU"), ("70,000 GPUs", "GPU")]),
        (
            "SK takes 50,000 GPUs, while Naver has signed up for 60,000.",
            "en",
            [("50,000 GPUs", "GPU"), ("60,000", "GPU")],
        ),
        ("from 65,000 GPUs today to more than 300,000, a jump", "en", [("65,000 GPUs", "GPU"), ("300,000", "GPU")]),
        ("They get 260,000 GPUs. The state takes 50,000.", "en", [("260,000 GPUs", "GPU"), ("50,000", "GPU")]),
        ("They get 260,000 GPUs. It rained. The town has 50,000.", "en", [("260,000 GPUs", "GPU")]),
        ("It expects 10,000 jobs, of which 4,500 would stay", "en", [("10,000 jobs", "job"), ("4,500", "job")]),
        ("It expects 10,000 jobs. The town has 4,500.", "en", [("10,000 jobs", "job")]),
        ("They get 260,000 GPUs.\n\nThe state takes 50,000.", "en", [("260,000 GPUs", "GPU")]),
    ],
)
def test_an_elided_unit_is_found(text: str, language: Language, surfaces: list[tuple[str, str]]) -> None:
    counted = [figure for figure in figures(text, language) if figure.kind != "date"]
    assert [(figure.surface, figure.unit) for figure in counted] == surfaces


@pytest.mark.parametrize("text", ["4조\n3455억 원", "4조 3,\n455억 원", "4조 3,455억\n원"])
def test_a_number_may_be_broken_by_the_end_of_a_line(text: str) -> None:
    assert only(text, "ko").value == 4345500000000


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("▲서울에 2조원 ▲부산 3조원", [2e12, 3e12]),
        ("▲2조원 규모 센터 ▲3조원 규모 공장", [2e12, 3e12]),
        ("영업이익은 ▲300억원.", [-3e10]),
    ],
)
def test_a_triangle_is_a_minus_or_opens_an_item(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text, "ko")] == values
