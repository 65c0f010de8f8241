"""Words for people: texts that stay translatable until a shell says them.

English texts are the keys of the gettext catalogue in ``core/data/locale``; Spanish comes first
when nothing else is asked for.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cache

from relevo.core.data import data_path
from relevo.core.term import Term

LANGUAGES = ("es", "en")
"""Languages a user can choose; the first is the default."""

_MONTHS = {
    "es": (
        "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre"
    ).split(),
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
}


@dataclass(frozen=True, slots=True)
class Localized:
    """A text held in both languages, as data files give it.

    Attributes:
        es: The text in Spanish.
        en: The text in English.
    """

    es: str
    en: str


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in English with named gaps, and what fills them.

    Attributes:
        id: The English sentence, e.g. ``"{unit} leaves on {day}"``; key of the catalogue.
        plural: The sentence for more than one, or empty.
        n: The number that chooses between the two; ignored without a plural.
        args: Name and filling of each gap; a tuple is said as a list.
    """

    id: str
    plural: str = ""
    n: int = 1
    args: tuple[tuple[str, Arg], ...] = ()


Arg = str | int | date | Term | Localized | Text | tuple["Arg", ...]


def text(msgid: str, /, **args: Arg) -> Text:
    """Make a translatable sentence.

    Args:
        msgid: English sentence with ``{name}`` gaps; a literal, so that the catalogue finds it.
        args: What fills each gap.
    """
    return Text(msgid, args=tuple(args.items()))


def plural_text(one: str, many: str, /, n: int, **args: Arg) -> Text:
    """Make a translatable sentence whose form depends on ``n``, which also fills ``{n}``."""
    return Text(one, many, n, (("n", n), *args.items()))


class Speaker:
    """Says texts, dates, numbers and names in one language.

    Args:
        lang: One of :data:`LANGUAGES`.
    """

    def __init__(self, lang: str) -> None:
        """Open the catalogue of the language."""
        self.lang = lang
        self._catalogue = _catalogue(lang)

    def say(self, what: Arg) -> str:
        """Give a text, number, day, term, localized text or list in words."""
        match what:
            case Text():
                chosen = (
                    self._catalogue.ngettext(what.id, what.plural, what.n)
                    if what.plural
                    else self._catalogue.gettext(what.id)
                )
                return chosen.format(**{name: self.say(arg) for name, arg in what.args})
            case str():
                return what
            case int():
                return f"{what:,}"
            case Localized():
                return what.es if self.lang == "es" else what.en
            case Term():
                return self._term(what)
            case tuple():
                return self._list(what)
            case _:
                return self._day(what)

    def _day(self, day: date) -> str:
        """Give a day as "1 de enero de 2026" or "1 January 2026"."""
        of = " de " if self.lang == "es" else " "
        return f"{day.day}{of}{_MONTHS[self.lang][day.month - 1]}{of}{day.year}"

    def _term(self, term: Term) -> str:
        """Give a term by its first and last day, or by its only day."""
        if term.days == 1:
            return self._day(term.start)
        first, last = self._day(term.start), self._day(term.last)
        return f"del {first} al {last}" if self.lang == "es" else f"from {first} to {last}"

    def _list(self, items: tuple[Arg, ...]) -> str:
        """Give items separated by commas."""
        return ", ".join(self.say(item) for item in items)


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    """Open the compiled catalogue of a language; English is the catalogue's key."""
    return gettext.translation(
        "relevo", str(data_path("locale")), languages=[lang], fallback=lang == "en"
    )
