"""The little Markdown of captions and notes."""

from acuviewer.lessons.markup import Paragraph, Picture, Words, plain_text, read_markup


def test_paragraphs_lists_pictures_and_citations_are_read() -> None:
    blocks = read_markup("One **strong** and *soft* word.[^who2008]\ngoes on\n- first\n- second\n\n![A line](a.png)\nafter")
    assert blocks == (
        Paragraph((Words("One "), Words("strong", strong=True), Words(" and "), Words("soft", stressed=True), Words(" word."),
                   Words("", cites="who2008"), Words(" goes on"))),
        Paragraph((Words("first"),), bullet=True),
        Paragraph((Words("second"),), bullet=True),
        Picture("A line", "a.png"),
        Paragraph((Words("after"),)),
    )  # fmt: skip


def test_everything_else_is_text_as_it_stands() -> None:
    for words in ("2 * 3 * 4 = 24", "**", "<b>x</b>", "[a](http://e.org)", "# no heading", "`code`"):
        assert plain_text(words) == words


def test_bare_words_have_neither_pictures_nor_citations() -> None:
    assert plain_text("**A**.[^1]\n\n![x](a.png)\n\n- b") == "A.\n• b"
