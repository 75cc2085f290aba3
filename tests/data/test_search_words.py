"""The words of the search lead somewhere, and the check finds what leads nowhere when it is put back."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.data_check import FILES
from acuviewer.data_check.search_words import search_word_faults
from acuviewer.knowledge.codes import load_codes
from acuviewer.knowledge.concepts import CONCEPTS, LANGUAGES, load_concepts, words_file
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.resources import asset_path
from acuviewer.session.command_table import build_commands
from point_entries import point_entries

CONTENTS = {name: json.loads(asset_path(name).read_text(encoding="utf-8")) for name in FILES}
POINTS = list(point_entries().values())
BONES = set(load_skeleton_model().pattern.bones)


def _faults(contents: dict[str, Any]) -> list[str]:
    return [str(fault) for fault in search_word_faults(contents, POINTS, BONES)]


def _concept(contents: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in contents[CONCEPTS]["concepts"] if one["id"] == name)


def test_nothing_leads_nowhere() -> None:
    assert _faults(CONTENTS) == []


def test_commands_that_concepts_name_exist_and_need_nothing_after_them() -> None:
    commands = build_commands(load_atlas(), load_library())
    for concept in load_concepts().concepts:
        for name in concept.named.get("commands", ()):
            assert not commands[name].argument, concept.id


@pytest.mark.parametrize(
    ("put_back", "told"),
    [
        (lambda all: _concept(all, "sciatica")["pain_types"].append("no-such"), "names 'no-such' among pain_types"),
        (lambda all: _concept(all, "pregnancy")["cautions"].append("no-such"), "names 'no-such' among cautions"),
        (lambda all: _concept(all, "patella")["bones"].append("left_wing"), "names 'left_wing' among bones"),
        (lambda all: _concept(all, "patella")["landmarks"].append("wing"), "names 'wing' among landmarks"),
        (lambda all: _concept(all, "insomnia")["first"].append("HT99"), "names 'HT99' among first"),
        (lambda all: _concept(all, "insomnia").update(indications=["wakefulness"]), "looks for wakefulness, which stand in no indications"),
        (lambda all: _concept(all, "deltoid").update(tissues=["wing muscle"]), "looks for wing muscle, which stand in no tissues"),
        (lambda all: all[words_file("de")]["words"].update({"no-such": ["Wort"]}), "no-such: is no concept"),
        (lambda all: all[CONCEPTS]["concepts"].append({"id": "wordless"}), "wordless: has no words in any language"),
        (lambda all: all["knowledge/codes.json"]["points"][0].update(code="EX-HN99"), "EX-HN99: is no point of the catalog"),
        (lambda all: all["knowledge/variants.json"]["variants"].update({"甲": "気"}), "気: is a form of two characters"),
    ],
)  # fmt: skip
def test_each_fault_is_found_when_it_is_put_back(put_back: Callable[[dict[str, Any]], None], told: str) -> None:
    contents = copy.deepcopy(CONTENTS)
    put_back(contents)
    assert any(told in fault for fault in _faults(contents)), _faults(contents)


def test_every_language_has_a_file_and_knows_most_complaints() -> None:
    complaints = {one["id"] for one in CONTENTS[CONCEPTS]["concepts"] if "indications" in one or "pain_types" in one}
    for language in LANGUAGES:
        assert len(complaints - set(CONTENTS[words_file(language)]["words"])) == 0, language


def test_each_tradition_says_who_uses_it() -> None:
    assert {"who", "english", "german", "french", "spanish", "portuguese", "italian", "east-asian"} <= {
        one.id for one in load_codes().traditions
    }
    assert all(one.used_by and one.title for one in load_codes().traditions)
