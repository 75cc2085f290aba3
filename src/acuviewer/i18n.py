"""Words at one border: a sentence for a person is a value until it is said in the language in force.

Texts stand in ``assets/words``, one file a language, under flat keys; parts in braces are filled in when a text is said. A text that
depends on a number has a form for each of the language's plurals: ``count.points.one``, ``count.points.other``; its number is the
part ``n``. What is written in the catalogs (points, landmarks, pain types, sources) is no text of this kind: it is said as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from acuviewer.data_folder import shipped
from acuviewer.dataclass import dataclass

PSEUDO = "pseudo"
"""A language for tests: each text stands in white square brackets, and what is put into it in angle brackets, so that words that are no
text can be told. No font of the program has these letters, and nobody sees them."""

_TEXT, _PART = "\u27e6{}\u27e7", "\u27e8{}\u27e9"

ENGLISH = "en"


@dataclass(frozen=True)
class Said:
    """A text by its key with the ``parts`` that are put into it by name: texts again, words of the data, numbers."""

    key: str
    parts: "tuple[tuple[str, Part], ...]" = ()


Words = str | Said
"""Words of the data as they are, or a text."""

Part = Words | int | float


@dataclass(frozen=True)
class Language:
    """The texts of a language by key, and which plural a number asks for."""

    texts: Mapping[str, str]
    plural: Callable[[float], str]
    pseudo: bool = False


def said(key: str, /, **parts: Part) -> Said:
    """A text to be said later."""
    return Said(key, tuple(parts.items()))


def say(words: Words) -> str:
    """Words in the language in force. A text that is lacking is told by its key, and a report of the fault is kept."""
    if isinstance(words, str):
        return words
    return _say(_in_force, words.key, dict(words.parts))


def text(key: str, /, **parts: Part) -> str:
    """A text said at once."""
    return _say(_in_force, key, parts)


def listed(words: Iterable[Words]) -> str:
    """Words one after the other, as a language lists them."""
    return text("list.separator").join(say(one) for one in words)


def set_language(name: str) -> None:
    """Say everything in another language from now on; what was said already stays. Raises DataError for a file that cannot be read."""
    global _in_force, _name_in_force
    _in_force, _name_in_force = load_language(name), name


def language_in_force() -> str:
    """The name of the language in which words are said."""
    return _name_in_force


@cache
def load_language(name: str) -> Language:
    """The language whose file is ``words/NAME.json``, or the one for tests; raises DataError for a file that cannot be read."""
    if name == PSEUDO:
        english = load_language(ENGLISH)
        marked = {key: key_text if key == "list.separator" else _TEXT.format(key_text) for key, key_text in english.texts.items()}
        return Language(marked, english.plural, pseudo=True)
    file = f"words/{name}.json"
    content = shipped().json(file)
    with shipped().naming(file):
        return Language(dict(content["words"]), PLURALS[name])


def _one_or_other(number: float) -> str:
    return "one" if number == 1 else "other"


PLURALS: Mapping[str, Callable[[float], str]] = {ENGLISH: _one_or_other}
"""For each language the name of the plural form that a number asks for."""


def _say(language: Language | None, key: str, parts: Mapping[str, Part]) -> str:
    language = language or load_language(ENGLISH)
    try:
        form = language.texts.get(key)
        if form is None:
            form = language.texts[f"{key}.{language.plural(parts['n'])}"]  # type: ignore[arg-type]  # n is a number
        return form.format_map({name: _spoken(part, language.pseudo) for name, part in parts.items()}) if parts else form
    except (LookupError, ValueError, TypeError) as error:
        from acuviewer import fault_report

        fault_report.report_fault(LookupError(f"the text {key!r} cannot be said ({type(error).__name__}: {error})"))
        return key


def _spoken(part: Part, marked: bool) -> str | int | float:
    if isinstance(part, Said):
        return say(part)
    return _PART.format(part) if marked and isinstance(part, str) else part


_name_in_force = ENGLISH
_in_force: Language | None = None
"""None until somebody asks for another language than English: importing this module reads no file."""
