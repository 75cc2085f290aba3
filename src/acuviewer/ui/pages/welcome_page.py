"""The page with nothing chosen: the ways to the points, what to beware of, and the chapter on back pain."""

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.terms import EXTRA, FIVE_ELEMENTS, MERIDIANS
from acuviewer.ui.pages.page import Page, PageContext
from acuviewer.ui.text_widgets import Card, chips

_BACK = "back"


class WelcomePage(Page):
    """Nothing is chosen: what one can do, and the general knowledge of the program."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        library = context.library
        facets = facets_of(context.atlas, library)
        self.add_text(text("page.welcome.title", n=len(facets.all)), "title")
        self.add_text(text("page.welcome.how"))
        self.add_heading(text("page.welcome.by_meridian"))
        meridians = facets.codes["meridian"]
        entries = [
            (
                code,
                f"{'meridian.choose' if code in context.atlas.meridians else 'filter.meridian'} {code}",
                False,
                text("page.welcome.meridian_tip", meridian=MERIDIANS[code].title, n=len(meridians[code])),
            )
            for code in MERIDIANS
            if code in meridians and not code.startswith(f"{EXTRA}-")
        ]
        self.add(chips(entries, context.run))
        self.add_heading(text("page.welcome.by_category"))
        entries = [
            (facets.title("category", kind), f"filter.category {kind}", False, text("count.points", n=len(codes)))
            for kind, codes in facets.codes["category"].items()
            if kind not in FIVE_ELEMENTS
        ]
        self.add(chips(entries, context.run))
        self.add_heading(text("page.welcome.pains"))
        add_pain_types(self)
        self._add_cautions()
        self.add_text(text("page.welcome.back"), "title")
        self.add(chips(pain_chips(context, _BACK), context.run))
        self.add_statements(text("page.welcome.causes"), library.causes)
        for mechanism in library.mechanisms.values():
            self.add_statements(text("page.welcome.mechanism", mechanism=mechanism.title), mechanism.statements)
        self.add_studies(library.studies.values())
        self.add_heading(library.disclaimer.title)
        self.add_text(library.disclaimer.text)

    def _add_cautions(self) -> None:
        """Cards for what holds at every point; chips for what only some points are to be treated with care for."""
        library = self.context.library
        carried = facets_of(self.context.atlas, library).codes["caution"]
        self.add_heading(text("page.welcome.risks"))
        for caution in library.cautions.values():
            if caution.id not in carried:
                self.add(Card(caution.title, caution.statement, caution.severity, library, self.context.show_sources))
        self.add_heading(text("page.welcome.cautioned"))
        entries = [
            (f"{caution.title} · {len(carried[caution.id])}", f"filter.caution {caution.id}", False, caution.statement.text)
            for caution in library.cautions.values()
            if caution.id in carried
        ]
        self.add(chips(entries, self.context.run))


def add_pain_types(page: Page, first: str = "", without: str = "") -> None:
    """All pain types by group, the group ``first`` before the others, ``without`` one of them."""
    groups = page.context.library.pain_groups
    for group in sorted(groups, key=lambda group: group != first):
        entries = pain_chips(page.context, group, without)
        if entries:
            page.add_text(groups[group], "muted")
            page.add(chips(entries, page.context.run))


def pain_chips(context: PageContext, group: str, without: str = "") -> list[tuple[str, str, bool, str]]:
    """Chips of the pain types of a group."""
    return [
        (pain.name, f"pain.choose {pain.id}", False, text("count.points", n=len(pain.points)))
        for pain in context.library.pain_types.values()
        if pain.group == group and pain.id != without
    ]
