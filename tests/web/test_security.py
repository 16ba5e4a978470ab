"""Who is let in, what is refused before it is read, and what every answer carries."""

from __future__ import annotations

import io
import re
import socket
import zipfile

import httpx
import pytest

from checker.web.serving import Serving
from checker.web.sessions import COOKIE, Sessions

TOKEN = "correct-horse-battery-staple"  # noqa: S105 - of no server but these
JSON = {"content-type": "application/json"}
ARTICLE = b'{"articles": [{"text": "\xea\xb3\xb5\xec\x9e\xa5\xec\x9d\x80 150MW"}]}'


@pytest.fixture(scope="module")
def locked(serving, tmp_path_factory):
    """A server that asks for a token."""
    file = tmp_path_factory.mktemp("token") / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    return serving("--token-file", file)


@pytest.fixture
def editor(served):
    """A browser that has loaded the page, and the token that its forms show."""
    with httpx.Client(base_url=served.url) as client:
        page = client.get("/").text
        client.headers["x-form-token"] = re.search(r'name="form_token" value="([0-9a-f]+)"', page)[1]
        yield client


def code(answer):
    return answer.status_code, answer.json()["error"]["code"]


def test_others_than_this_machine_are_not_served_without_a_token(run_cli):
    result = run_cli("serve", "--host", "0.0.0.0")  # noqa: S104 - what is refused
    assert result.returncode == 2
    assert result.stderr == (
        "claim-checker: --host 0.0.0.0 is open to other machines; set CLAIM_CHECKER_TOKEN or give --token-file\n"
    )


@pytest.mark.parametrize("token", ["short", "with a blank in it....", "한글은머리글에못쓰는글자입니다요"])
def test_a_weak_token_is_refused_and_never_repeated(run_cli, token):
    result = run_cli("serve", CLAIM_CHECKER_TOKEN=token)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert token not in result.stderr


def test_a_port_that_is_taken_is_said_in_one_line(run_cli):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run_cli("serve", "--port", str(taken.getsockname()[1]))
    assert result.returncode == 2
    assert re.fullmatch(r"claim-checker: cannot listen on 127\.0\.0\.1:\d+: .*; choose another --port\n", result.stderr)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_needs_no_token(host):
    Serving(host=host).refuse_unsafe()


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}])
@pytest.mark.parametrize("path", ["/v1/check", "/v1/extract", "/v1/facts"])
def test_a_program_shows_the_token(locked, path, header):
    assert code(httpx.post(f"{locked.url}{path}", content=ARTICLE, headers=JSON | header)) == (401, "unauthorised")
    shown = JSON | {"authorization": f"Bearer {TOKEN}"}
    assert httpx.post(f"{locked.url}{path}", content=ARTICLE, headers=shown).status_code == 200


def test_numbers_are_told_to_who_shows_the_token_and_health_to_all(locked):
    assert code(httpx.get(f"{locked.url}/metrics")) == (401, "unauthorised")
    assert httpx.get(f"{locked.url}/healthz").status_code == 200


def test_an_editor_enters_with_the_token(locked):
    with httpx.Client(base_url=locked.url) as client:
        assert client.get("/").headers["location"] == "/login"
        page = client.get("/login").text
        form = {"form_token": re.search(r'value="([0-9a-f]+)"', page)[1]}
        assert client.post("/login", data=form | {"token": "wrong-wrong-wrong-wrong"}).status_code == 401
        assert client.post("/login", data={"token": TOKEN, "form_token": "0"}).headers["location"] == "/login"
        before = client.cookies[COOKIE]
        assert client.post("/login", data=form | {"token": TOKEN}).headers["location"] == "/"
        assert client.cookies[COOKIE] != before
        assert client.get("/").status_code == 200
    assert TOKEN not in "".join(locked.said)


@pytest.mark.parametrize("path", ["/", "/proof", "/dismiss", "/withdraw", "/report", "/open", "/open-archived"])
def test_every_change_needs_a_session_and_its_form_token(served, editor, path):
    form = {"text": "3조원", "fingerprint": "a", "reason": "b", "number": "1", "format": "json", "id": "x"}
    files = {"file": ("a.txt", b"x")} if path == "/open" else None
    assert code(httpx.post(f"{served.url}{path}", data=form, files=files)) == (401, "session_over")
    mine = editor.headers.pop("x-form-token")
    assert code(editor.post(path, data=form, files=files)) == (403, "foreign_form")
    other = "0" * len(mine)
    assert code(editor.post(path, data=form, files=files, headers={"x-form-token": other})) == (403, "foreign_form")


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_pages_of_other_sites_may_not_ask(served, headers):
    assert code(httpx.post(f"{served.url}/v1/check", content=ARTICLE, headers=JSON | headers)) == (403, "foreign_page")


def test_a_form_of_another_site_cannot_be_taken_for_json(served):
    sent = httpx.post(f"{served.url}/v1/check", content=ARTICLE, headers={"content-type": "text/plain"})
    assert code(sent) == (422, "not_valid")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""])
def test_a_name_that_was_pointed_here_is_refused(served, host):
    assert code(httpx.get(f"{served.url}/", headers={"host": host})) == (421, "unknown_host")


def test_names_that_were_allowed_are_known(serving):
    named = serving("--allow-host", "figures.newsroom.example")
    assert httpx.get(f"{named.url}/healthz", headers={"host": "figures.newsroom.example"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/v1/check"])
def test_every_answer_forbids_foreign_scripts_frames_and_guesses(served, path):
    headers = httpx.get(f"{served.url}{path}").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    assert "server" not in headers


def test_the_page_has_no_script_and_no_style_of_its_own(editor):
    page = editor.post("/", data={"text": "3조원과 30조원"}).text
    assert re.findall(r"<script(?![^>]* src=\"/static/)[^>]*>", page) == []
    assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", page)
    assert "javascript:" not in page


NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)> 3조원과 30조원 {{7*7}} ${7*7}"


@pytest.mark.parametrize(
    "form",
    [
        {"text": NASTY},
        {"text": f"---\ntitle: {NASTY!r}\noutlet: '<script>alert(4)</script>'\n---\n가나는 3조원을 쓴다."},
        {"text": "3조원", "id": NASTY},
    ],
)
def test_nothing_of_a_draft_becomes_markup(editor, form):
    page = editor.post("/", data=form).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<svg onload" not in page
    assert "49" not in re.sub(r"[0-9a-f]{12,}", "", page)


@pytest.mark.parametrize(
    "form", [{"published": "<b>"}, {"language": "<b>"}, {"language": "xx"}, {"id": "x" * 501}, {"text": "가" * 100_001}]
)
def test_a_form_that_no_page_sends_is_refused(editor, form):
    answer = editor.post("/proof", data={"text": "3조원"} | form)
    assert answer.status_code in {413, 422}
    assert "<b>" not in answer.text


def test_a_request_that_is_too_large_is_not_read(editor):
    answer = editor.post("/open", files={"file": ("a.txt", b"x" * (17 << 20))})
    assert code(answer) == (413, "too_large")


def test_nor_one_that_does_not_say_how_large_it_is(served):
    def endless():
        for _ in range(17):
            yield b"x" * (1 << 20)

    answer = httpx.post(f"{served.url}/v1/check", content=endless(), headers=JSON)
    assert code(answer) == (413, "too_large")


@pytest.mark.parametrize(
    "name",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/page.js"],
)
def test_only_the_page_s_own_files_can_be_asked_for(served, name):
    assert httpx.get(f"{served.url}{name}").status_code == 404


def test_a_file_name_opens_nothing(editor):
    answer = editor.post("/open", files={"file": ("../../../../etc/passwd.txt", "공장은 150㎿를 쓴다.".encode())})
    assert answer.status_code == 200
    assert "150㎿" in answer.text
    assert "passwd" not in answer.text
    assert code(editor.post("/open", files={"file": ("/etc/passwd", b"x")})) == (415, "unknown_format")


def test_a_bomb_is_refused_in_one_line(editor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b"0" * (64 << 20))
    answer = editor.post("/open", files={"file": ("a.docx", packed.getvalue())})
    assert code(answer) == (422, "not_readable")


def test_entities_are_not_followed(editor):
    document = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)
    answer = editor.post("/open", files={"file": ("a.docx", packed.getvalue())})
    assert code(answer) == (422, "not_readable")
    assert "root:" not in answer.text


def test_a_cookie_of_one_s_own_making_opens_nothing():
    sessions, others = Sessions(), Sessions()
    mine = sessions.new(entered=False)
    cookie = sessions.cookie(mine)
    assert sessions.read(cookie) == mine
    for forged in (cookie.replace(".out.", ".in."), others.cookie(mine), "", "....", "a.in.9999999999.", None):
        assert sessions.read(forged) is None
