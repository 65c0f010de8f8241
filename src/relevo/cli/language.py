"""Which language the shell speaks, settled before a word is said."""

from __future__ import annotations

import gettext
import os
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.data import data_path
from relevo.core.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DOMAIN = "relevo"
"""The one gettext domain: our own messages and Click's."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Give the language asked for: ``--lang``, else ``RELEVO_LANG``, else the locale.

    Args:
        arguments: Words of the command line, without the program's name.
        environ: Environment variables.

    Returns:
        One of :data:`~relevo.core.words.LANGUAGES`; Spanish for an unknown language, for the
        locales C and POSIX, and when nothing says anything.
    """
    asked = _asked(arguments) or environ.get("RELEVO_LANG", "")
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    language = (asked or locale).replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def _asked(arguments: Sequence[str]) -> str:
    """Give what follows ``--lang`` on the command line; empty if it is not there."""
    for word, after in pairwise([*arguments, ""]):
        if word == "--":
            break
        if word == "--lang":
            return after
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


def speak_in(language: str) -> None:
    """Make gettext, and so Click, speak a language in this process.

    Args:
        language: One of :data:`~relevo.core.words.LANGUAGES`.
    """
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(data_path("locale")))
    gettext.textdomain(DOMAIN)
