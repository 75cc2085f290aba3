"""A box to choose one value of a facet: each choice tells how many points it would leave."""

from collections.abc import Mapping

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import Facet, PointFacets
from acuviewer.session.filter_commands import ANY
from acuviewer.ui.navigator.choice_box import ChoiceBox


class FacetBox(ChoiceBox):
    """Emits the value that a person chose, ``any`` for none. Values that would leave no point are not offered."""

    def __init__(self, facet: Facet) -> None:
        super().__init__(text(f"command.filter.{facet}.title"))
        self.facet: Facet = facet
        self._any = text(f"facet.{facet}.any")

    def offer(self, facets: PointFacets, counts: Mapping[str, int], chosen: str | None) -> None:
        """Show the values with their counts, the chosen one marked even if nothing has it."""
        self.blockSignals(True)
        self.clear()
        self.addItem(self._any, ANY)
        for value, count in counts.items():
            if count or value == chosen:
                self.addItem(f"{facets.title(self.facet, value)}  ({count})", value)
        self.setCurrentIndex(max(self.findData(chosen), 0) if chosen else 0)
        self.setToolTip(self.currentText() if chosen else "")
        self.blockSignals(False)
