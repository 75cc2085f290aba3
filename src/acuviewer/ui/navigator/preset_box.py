"""The box of bodies to begin with: average and reference bodies, and the last one that somebody made."""

from acuviewer.body.presets import PRESETS, preset_of
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.i18n import text
from acuviewer.session.body_figures import Units
from acuviewer.session.body_words import describe_body
from acuviewer.ui.navigator.choice_box import ChoiceBox


class PresetBox(ChoiceBox):
    """Emits the text of the chosen body. A body that is none of the presets is the last one that somebody made."""

    def __init__(self) -> None:
        super().__init__(text("body_panel.presets"))
        for name in PRESETS:
            self.addItem(text(f"preset.{name}"), PRESETS[name].to_text())
        self._n_presets = self.count()

    def show_body(self, shape: BodyShape, last: str, units: Units) -> None:
        """Mark the body; ``last`` is the text of the last one that is no preset, "" for none."""
        self.blockSignals(True)
        while self.count() > self._n_presets:
            self.removeItem(self._n_presets)
        name = preset_of(shape)
        if name is None:
            last = shape.to_text()
        if last:
            self.addItem(text("preset.last", body=describe_body(parse_body(last), units)), last)
        self.setCurrentIndex(self.count() - 1 if name is None else list(PRESETS).index(name))
        self.setToolTip(self.currentText())
        self.blockSignals(False)
