"""The HTML report as a browser shows it."""


def test_a_page_opens(page):
    page.goto("data:text/html,<title>x</title>")
    assert page.title() == "x"
