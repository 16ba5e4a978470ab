import codecs

import pytest

KO = "가나전자가 새 공장에 5조원을 쓴다고 밝혔다. 공장은 “내년 봄”에 문을 연다."
JA = "山川電機は新しい工場に500億円を投じると発表した。稼働は来年の春になる見込みだ。"
ZH = "公司宣布投资五百亿元建设新的数据中心,预计明年春天投入使用,并将招聘三千名员工。"
TW = "公司宣布投資五百億元建設新的資料中心,預計明年春天投入使用,並將招聘三千名員工。"
EN = "Acme said it would “spend” £5 billion on a new plant, and that the plant would open next spring in Ohio."
LEGACY = [
    (KO, "cp949"),
    (KO, "euc_kr"),
    (JA, "cp932"),
    (JA, "euc_jp"),
    (ZH, "gb18030"),
    (ZH, "gbk"),
    (TW, "big5"),
    (EN, "cp1252"),
]


@pytest.mark.parametrize("text", [KO, JA, ZH, TW, EN])
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_read_and_its_mark_not_counted(desk, text, mark, codec):
    assert desk.one("a.txt", mark + text.encode(codec)).text == text


@pytest.mark.parametrize(("text", "codec"), LEGACY)
@pytest.mark.parametrize("times", [1, 40])
def test_an_old_encoding_is_recognised(desk, text, codec, times):
    assert desk.one("a.txt", ((text + "\n") * times).encode(codec)).text == (text + "\n") * times


@pytest.mark.parametrize(("text", "codec"), LEGACY)
@pytest.mark.parametrize("declared", [True, False])
def test_a_page_in_an_old_encoding_is_read(desk, text, codec, declared):
    name = {"cp949": "euc-kr", "cp932": "Shift_JIS", "gb18030": "gb2312", "cp1252": "iso-8859-1"}.get(codec, codec)
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">' if declared else ""
    page = f"<html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>"
    assert text in desk.one("a.html", page.encode(codec)).text


def test_line_ends_stay_as_they_are(desk):
    text = "첫 줄이다.\r\n둘째 줄이다.\r셋째 줄이다.\n"
    assert desk.one("a.txt", text).text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\x00\x01\x02", "binary"),
        (bytes(range(1, 9)) * 40, "binary"),
        (b"\xff\xfe\x00\xd8\x41\x00", "utf-16"),
        (KO.encode() + b"\xff\xfe\xfa" + KO.encode(), "no encoding"),
        (KO.encode()[:-20] + b"\n" + "“smart”".encode()[:-1] + b"\n", "no encoding"),
        (bytes(range(0x80, 0x100)) * 4, "no encoding"),
        ("\ufffd" * 30, "lost its letters"),
    ],
)
def test_garbage_is_refused(desk, content, reason):
    fault = desk.fault("a.txt", content)
    assert fault.startswith("a.txt:")
    assert reason in fault


def test_an_undecodable_byte_is_named_by_its_line(desk):
    assert desk.fault("a.txt", (KO + "\n").encode() + b"\xed\xa0\x80\xff").startswith("a.txt:2: ")
