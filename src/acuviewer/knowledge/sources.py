"""What the statements rest on: standards, books, studies, the article."""

from acuviewer.dataclass import dataclass

ARTICLE = "article-back-pain"
"""The article for general readers from which the program was started."""

_SHORT = {
    "who2008": "WHO 2008",
    "gbt12346-2021": "GB/T 12346-2021",
    "gbt40997-2021": "GB/T 40997-2021",
    "who2023cpblp": "WHO 2023",
}
"""Standards are known by their number, not by their authors."""


@dataclass(frozen=True)
class Source:
    """A source; what is not known is None. ``checked``: the program's authors compared the text itself."""

    id: str
    title: str
    authors: str | None
    year: int | None
    kind: str
    where: str | None
    pmid: str | None
    pmcid: str | None
    doi: str | None
    isbn: str | None
    checked: bool
    note: str | None

    @property
    def short(self) -> str:
        """A tag for the margin: ``WHO 2008``, ``Xu and others 2013``, or the title of an undated source."""
        if self.id in _SHORT:
            return _SHORT[self.id]
        if self.authors and self.year:
            return f"{self.authors} {self.year}"
        return f"{self.title} {self.year}" if self.year else self.title

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The numbers by which it is found in catalogs, such as ``("PMID", "23336503")``; only those that are known."""
        known = (("PMID", self.pmid), ("PMCID", self.pmcid), ("DOI", self.doi), ("ISBN", self.isbn))
        return tuple((name, number) for name, number in known if number)
