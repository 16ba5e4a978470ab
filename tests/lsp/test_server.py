"""The language server as an editor meets it, over the protocol."""

import asyncio

import pytest
from lsprotocol import types

from checker.articles import ReadOptions, read_bytes
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.pipeline import extracted
from checker.store import Entry, open_store

from .editor import ended, started

HEAD = "---\npublished: 2024-04-18\n---\n"
WRONG = f"{HEAD}# 오라클, 일본에 투자\n\n오라클은 일본에 80억 달러(약 21조 원)를 투자한다.\n"
SLIP = f"{HEAD}오라클이 일본에 투자하는 금액은 총 80달러다.\n"
EARLIER = (
    "---\npublished: 2024-04-17\noutlet: 시험신문\n---\n"
    "🛰️ 오라클은 일본에 클라우드 설비를 넓히는 데 80억 달러를 투자한다.\n"
)


@pytest.fixture(scope="module")
def runner():
    """The loop in which all editors live."""
    with asyncio.Runner() as own:
        yield own


@pytest.fixture(scope="module")
def common(runner, tmp_path_factory):
    """An editor without wishes of its own, for the scenes that need no other."""
    editor = runner.run(started(tmp_path_factory.mktemp("workspace")))
    yield editor
    runner.run(ended(editor))


@pytest.fixture
def play(runner, common, tmp_path):
    """Plays a scene with an editor: with the common one in a folder of its own, or with one as it is given."""
    root = common.folder

    async def alone(scene, *options, **given):
        editor = await started(tmp_path, *options, **given)
        try:
            await scene(editor)
        finally:
            await ended(editor)

    async def together(scene):
        folder = root / tmp_path.name
        folder.mkdir()
        common.move(folder)
        await scene(common)
        common.move(root)

    def start(scene, *options, **given):
        runner.run(alone(scene, *options, **given) if options or given else together(scene))

    return start


def test_a_finding_is_shown_under_its_figure_with_what_it_is_held_against(play):
    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        (found,) = await editor.shown(uri)
        assert (found.code, found.severity, found.source) == ("CU301", types.DiagnosticSeverity.Error, "claim-checker")
        assert editor.taken(uri, found.range) == "21조 원"
        assert found.message.startswith("21조 원 for 80억 달러: ")
        (other,) = found.related_information
        assert (other.location.uri, editor.taken(uri, other.location.range)) == (uri, "80억 달러")
        assert other.message == "오라클은 일본에 80억 달러(약 21조 원)를 투자한다."
        assert found.code_description.href.endswith("/checks/CU301.en.md")

    play(scene)


def test_positions_are_those_of_utf_16_whatever_stands_before(play):
    async def scene(editor):
        assert editor.answer.capabilities.position_encoding == "utf-16"
        text = WRONG.replace("오라클은 일본에", "𠮷野家🍚는\u2028🇰🇷일본에\x0b")
        uri = editor.open("draft.md", text)
        (found,) = await editor.shown(uri)
        assert editor.taken(uri, found.range) == "21조 원"
        assert await editor.hover(uri, "80억 달러") is not None
        assert found.range.start.character == text.split("\n")[5].index("21조") + 4

    play(scene)


@pytest.mark.parametrize(
    ("offered", "agreed", "at"),
    [(["utf-32", "utf-16"], "utf-32", 7), (["utf-8"], "utf-8", 14), (None, "utf-16", 8)],
)
def test_the_encoding_of_positions_is_negotiated(play, offered, agreed, at):
    async def scene(editor):
        assert editor.answer.capabilities.position_encoding == agreed
        (found,) = await editor.shown(editor.open("draft.txt", "🍚21조 원(80억 달러)을 쓴다.\n2024-04-18", "plaintext"))
        assert (found.code, found.range.start.character) == ("CU301", at)

    general = types.GeneralClientCapabilities(position_encodings=offered)
    play(scene, able=types.ClientCapabilities(general=general))


def test_what_is_written_is_checked_again_and_the_last_word_counts(play):
    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        assert len(await editor.shown(uri)) == 1
        for text in (WRONG.replace("21조", "2"), WRONG.replace("21조", "21"), WRONG.replace("21조", "11조")):
            editor.write(uri, text)
        assert await editor.shown(uri) == []
        editor.write(uri, WRONG)
        assert len(await editor.shown(uri)) == 1
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await editor.until(lambda: not editor.published[uri][-1].diagnostics)

    play(scene)


def test_the_suggestion_is_taken_as_an_edit_after_which_nothing_is_found(play):
    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        assert len(await editor.shown(uri)) == 1
        actions = await editor.actions(uri, "21조 원")
        best = next(action for action in actions.values() if action.is_preferred)
        assert best.title.startswith("Replace 21조 원 with ")
        assert best.kind == types.CodeActionKind.QuickFix
        assert [item.code for item in best.diagnostics] == ["CU301"]
        editor.apply(best.edit)
        assert "21조 원" not in editor.texts[uri]
        assert await editor.shown(uri) == []

    play(scene)


def test_a_finding_is_ignored_with_a_reason_by_a_comment_in_markdown(play):
    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        actions = await editor.actions(uri, "21조 원")
        editor.apply(actions["Ignore CU301 in this paragraph: the ministry's own rate"].edit)
        comment = "<!-- claim-checker: ignore CU301 -- the ministry's own rate -->\n"
        assert editor.texts[uri] == WRONG.replace("오라클은", f"{comment}오라클은")
        assert await editor.shown(uri) == []

    play(scene, wishes={"reasons": ["the ministry's own rate", "as the --> ministry\nprints it"]})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "suppress:\n  - {}\n"),
        ("published: 2024-04-18", "published: 2024-04-18\nsuppress:\n  - {}\n"),
        (
            "suppress:\n- {rule: XA101, reason: b}\noutlet: 신문\n",
            "suppress:\n- {{rule: XA101, reason: b}}\n- {}\noutlet: 신문\n",
        ),
        ("suppress:\n  - rule: XA101\n    reason: b", "suppress:\n  - rule: XA101\n    reason: b\n  - {}\n"),
        ("suppress: [{rule: XA101, reason: b}]\n", "suppress: [{{rule: XA101, reason: b}}, {}]\n"),
    ],
)
def test_a_finding_in_plain_text_is_ignored_beside_it(play, before, after):
    async def scene(editor):
        text = "오라클은 일본에 80억 달러(약 21조 원)를 투자한다.\n2024-04-18"
        (editor.folder / "draft.txt").write_text(text)
        sidecar = editor.folder / "draft.meta.yaml"
        if before is not None:
            sidecar.write_text(before)
        uri = editor.open("draft.txt", text, "plaintext")
        assert [found.code for found in await editor.shown(uri)] == ["CU301"]
        actions = await editor.actions(uri, "21조 원")
        editor.apply(actions["Ignore CU301 in this paragraph: say why"].edit)
        entry = '{rule: CU301, surface: "21조 원", reason: "say why"}'
        assert sidecar.read_text() == after.format(entry)
        assert await editor.changed(uri) == []

    play(scene)


def test_where_an_editor_fills_in_fields_the_reason_is_one(play):
    able = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True, snippet_edit_support=True)
        )
    )

    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        action = (await editor.actions(uri, "21조 원"))["Ignore CU301 in this paragraph: say why"]
        (edit,) = action.edit.document_changes[0].edits
        assert edit.snippet.value == "<!-- claim-checker: ignore CU301 -- ${1:say why} -->\n"

    play(scene, able=able)


def test_a_simple_editor_gets_simple_edits_and_one_text(play):
    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        (found,) = await editor.shown(uri)
        assert found.related_information is None
        assert found.message.endswith("\n오라클은 일본에 80억 달러(약 21조 원)를 투자한다.")
        edits = [action.edit.changes[uri] for action in (await editor.actions(uri, "21조 원")).values()]
        assert len(edits) == 2
        assert "**" not in await editor.hover(uri, "80억 달러")

    play(scene, able=types.ClientCapabilities())


def test_a_hover_tells_what_a_figure_was_read_as_and_the_working_of_its_finding(play):
    async def scene(editor):
        uri = editor.open("draft.md", WRONG)
        told = await editor.hover(uri, "80억 달러")
        assert told.startswith("**80억 달러**: money\n\n8,000,000,000 USD ")
        assert "What the words and digits allow: 7,950,000,000 to 8,050,000,000" in told
        assert "At the rates of 2024\\-04\\-18:" in told or "At the rates of 2024-04-18:" in told
        won = next(line for line in told.split("\n") if " won " in line)
        assert "KRW/USD" in won
        assert "2024-04-1" in won
        assert "ECB" in won
        assert "---" not in told
        finding = (await editor.hover(uri, "21조 원")).split("\n\n---\n\n")[1]
        assert finding.startswith("**CU301** error: 21조 원 for 80억 달러")
        assert "Working\n- " in finding
        assert "What would agree: " in finding
        assert await editor.hover(uri, "투자한다") is None

    play(scene)


def test_a_draft_without_a_day_is_converted_at_todays_rates_and_says_so(play):
    async def scene(editor):
        told = await editor.hover(editor.open("draft.txt", "공장에 80억 달러를 쓴다.", "plaintext"), "80억 달러")
        assert "The draft has no day of publication; at the rates of " in told

    play(scene)


def test_messages_are_in_the_language_of_the_editor_unless_the_desk_chose(play):
    async def scene(editor):
        (found,) = await editor.shown(editor.open("a.md", WRONG))
        assert "원화" in found.message or "환율" in found.message or "21조 원" in found.message
        assert (await editor.hover(editor.open("b.md", WRONG), "80억 달러")).startswith("**80억 달러**: 금액")
        (editor.folder / "claim-checker.toml").write_text('lang = "en"\n')
        assert (await editor.hover(editor.open("c.md", WRONG), "80억 달러")).startswith("**80억 달러**: money")

    play(scene, locale="ko-KR")


def test_the_settings_closest_to_the_draft_hold_and_their_changes_are_seen(play):
    async def scene(editor):
        settings = editor.folder / "claim-checker.toml"
        settings.write_text("[checks.CU301]\nseverity = 'note'\n")
        uri = editor.open("draft.md", WRONG)
        assert [found.severity for found in await editor.shown(uri)] == [types.DiagnosticSeverity.Information]
        await editor.until(lambda: set(editor.watched) >= {"**/claim-checker.toml", "**/*.meta.yaml"})
        settings.write_text("disable = ['CU301', 'CU302', 'CU303']\n")
        assert await editor.changed(uri) == []

    play(scene)


def test_settings_that_cannot_be_followed_are_a_message_with_their_line(play):
    async def scene(editor):
        settings = editor.folder / "claim-checker.toml"
        settings.write_text("lang = 'en'\nfail-on = 'often'\n")
        uri = editor.open("draft.md", WRONG)
        assert await editor.shown(uri) == []
        await editor.until(lambda: editor.messages)
        assert editor.messages[0].startswith(f"claim-checker: {settings}:2: 'fail-on': ")
        settings.unlink()
        assert len(await editor.changed(uri)) == 1

    play(scene)


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"again": ["x"]}, "'claim-checker.again' is not a setting of the editor; there are against, config, "),
        ({"delay": "soon"}, "'claim-checker.delay': "),
        (["x"], "the editor's settings of claim-checker must be an object"),
    ],
)
def test_a_wish_that_cannot_be_followed_is_a_message(play, wishes, message):
    async def scene(editor):
        await editor.until(lambda: editor.messages)
        assert editor.messages[0].startswith(f"claim-checker: {message}")
        assert len(await editor.shown(editor.open("draft.md", WRONG))) == 1

    play(scene, wishes=wishes)


def test_a_draft_is_held_against_published_articles(play, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(EARLIER)

    async def scene(editor):
        uri = editor.open("draft.md", SLIP)
        (found,) = await editor.until(lambda: [item for each in editor.published[uri] for item in each.diagnostics])
        (other,) = found.related_information
        assert editor.taken(uri, found.range) == "80달러"
        assert other.location.uri == (tmp_path / "news" / "a.md").as_uri()
        line = EARLIER.split("\n")[4]
        assert other.location.range.start == types.Position(4, len(line[: line.index("80억")]) + 1)
        assert other.message.startswith("시험신문, 2024-04-17: ")
        (tmp_path / "news" / "a.md").write_text(EARLIER.replace("80억 달러", "80달러"))
        assert await editor.changed(uri) == []

    play(scene, settings={"against": "news", "lang": None, "command": "x", "trace": {"server": "off"}})


def test_settings_of_the_editor_may_change(play, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(EARLIER)

    async def scene(editor):
        uri = editor.open("draft.md", SLIP)
        assert await editor.shown(uri) == []
        await editor.until(lambda: "settings" in editor.watched)
        editor.settings = {"against": "news"}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        await editor.until(lambda: editor.published[uri][-1].diagnostics)
        editor.settings = {"against": []}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        await editor.until(lambda: not editor.published[uri][-1].diagnostics)

    play(scene, settings={})


def test_a_draft_is_held_against_the_archive(play, tmp_path):
    rules, url = rules_folder(), f"sqlite:///{tmp_path}/news.db"
    articles = read_bytes(EARLIER.encode(), "wire/a.md", ReadOptions(load_furniture(rules / "furniture"))).articles
    with open_store(url, rules, create=True) as store:
        store.add([Entry(*pair) for pair in zip(articles, extracted(articles, rules), strict=True)])

    async def scene(editor):
        (found,) = await editor.shown(editor.open("draft.md", SLIP))
        assert found.related_information[0].message.startswith("시험신문, 2024-04-17: ")

    play(scene, wishes={"against": url})


def test_what_cannot_be_held_against_is_a_message(play):
    async def scene(editor):
        editor.open("draft.md", WRONG)
        await editor.until(lambda: editor.messages)
        assert editor.messages[0] == f"claim-checker: {editor.folder}/nowhere: does not exist"

    play(scene, wishes={"against": ["nowhere"]})


def test_a_fault_of_the_draft_itself_stands_on_its_line(play):
    async def scene(editor):
        (found,) = await editor.shown(editor.open("a.md", "---\nid: a\npublished: someday\n---\n본문\n"))
        assert (found.range.start.line, found.message[:26]) == (2, "'published' is no date: 's")
        (found,) = await editor.shown(editor.open("b.md", "본문\n\n<!-- claim-checker: ignore CU301 -->\n본문\n"))
        assert (found.range.start.line, found.message[:31]) == (2, "this comment cannot be followed")
        assert await editor.shown(editor.open("c.md", "")) == []
        (editor.folder / "d.meta.yaml").write_text("id: a\nlanguage: fr\n")
        (found,) = await editor.shown(editor.open("d.md", "본문\n"))
        assert (found.range.start.line, found.message.endswith("it must be ko, ja, en or zh")) == (0, True)
        assert "d.meta.yaml:2: " in found.message

    play(scene)


def test_texts_of_other_kinds_are_left_alone_and_new_ones_are_checked(play):
    async def scene(editor):
        page = editor.open("page.html", "<p>80억 달러(약 21조 원)</p>", "html")
        new = editor.open("untitled:Untitled-1", WRONG)
        assert [found.code for found in await editor.shown(new)] == ["CU301"]
        assert await editor.hover(page, "80억 달러") is None
        assert list(await editor.actions(new, "21조 원"))[1] == "Ignore CU301 in this paragraph: say why"

    play(scene)
