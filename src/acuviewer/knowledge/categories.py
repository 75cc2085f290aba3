"""What the categories of points mean, in plain words, from ``assets/knowledge/categories.json``."""

from collections.abc import Mapping
from functools import cache

from acuviewer.data_folder import shipped
from acuviewer.dataclass import dataclass
from acuviewer.knowledge.point_filter import kind_of_category
from acuviewer.statement import Statement, read_statement


@dataclass(frozen=True)
class Categories:
    """What each kind of category means, and what the element of a transport point is."""

    meanings: Mapping[str, Statement]
    element: Statement

    def explain(self, category: str) -> tuple[Statement, ...]:
        """What is said of a category as a point has it, such as ``he-sea (earth)``; KeyError for an unknown kind."""
        meaning = self.meanings[kind_of_category(category)]
        return (meaning, self.element) if "(" in category else (meaning,)


@cache
def load_categories() -> Categories:
    """The shipped explanations; raises DataError when the file is missing or broken."""
    file = "knowledge/categories.json"
    content = shipped().json(file)
    with shipped().naming(file):
        meanings = {entry["kind"]: read_statement(entry["statement"]) for entry in content["categories"]}
        return Categories(meanings, read_statement(content["element"]))
