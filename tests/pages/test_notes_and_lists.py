"""Notes and own lists on pages: Markdown that loads and starts nothing, and rows that go up and down."""

from html.parser import HTMLParser

import pytest

from acuviewer.pages.document import Prose
from acuviewer.pages.html import WebHtml
from acuviewer.pages.markdown import markdown_html
from pages_after import page_after

NOTE = "note.write point BL23 # Find it%0AThe **waist**."


def test_the_page_shows_the_note_and_the_way_to_it() -> None:
    page = page_after(f"{NOTE}; point.select BL23")
    assert [block.markdown for block in page.blocks if isinstance(block, Prose)] == ["# Find it\nThe **waist**."]
    assert "Your note" in [section.title for section in page.sections]
    assert "<strong>waist</strong>" in WebHtml().page(page)
    without = page_after("point.select GB30")
    assert not [block for block in without.blocks if isinstance(block, Prose)]
    assert "note.edit" in list(without.commands())


@pytest.mark.parametrize(
    ("script", "subject"), [("landmark.select olecranon", "landmark olecranon"), ("pain.choose knee", "pain_type knee")]
)
def test_landmarks_and_pains_have_notes(script: str, subject: str) -> None:
    page = page_after(f"note.write {subject} mine; {script}")
    assert [block.markdown for block in page.blocks if isinstance(block, Prose)] == ["mine"]


@pytest.mark.parametrize(
    "evil",
    ["[a](run:app.quit)", "<run:app.quit>", "![p](file:///etc/passwd)", "<script>alert(1)</script>", "<a href='run:app.quit'>x</a>",
     "[a]: run:app.quit\n\n[a]"],
)  # fmt: skip
def test_a_note_starts_and_loads_nothing(evil: str) -> None:
    met: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            met.append(tag)
            met.extend(name for name, _ in attrs)

    Tags().feed(markdown_html(evil))
    assert met == ["p"] * len(met) != []


def test_markdown_that_people_write() -> None:
    html = markdown_html("## Way\n\n1. one\n2. two\n\n- *a*\n- `b`\n\nline\nnext")
    for part in ('<p class="strong">Way</p>', "<ol>", "<li>one</li>", "<em>a</em>", "<code>b</code>", "line<br"):
        assert part in html


def test_an_own_list_can_be_put_in_order_on_its_page() -> None:
    page = page_after("list.add Mine=BL23 GB30; points.set BL23 GB30")
    lines = list(page.commands())
    assert {"list.move Mine=BL23 down", "list.move Mine=GB30 up", "list.take_out Mine=GB30", "list.manage"} <= set(lines)
    assert page.plain_text().startswith("Mine")
    gathered = page_after("points.gather BL23; points.gather GB30")
    assert "points.gather GB30" in list(gathered.commands())
    assert "list.ask" in list(gathered.commands())
