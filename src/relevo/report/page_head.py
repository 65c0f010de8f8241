"""The head that every page shares: its own style sheet and nothing else may be loaded."""

from __future__ import annotations

import base64
import hashlib
from html import escape


def page_head(title: str, style: str, *, lang: str, skip: tuple[str, str]) -> tuple[str, ...]:
    """Give the lines of a page up to the first of its body.

    Args:
        title: Title of the page.
        style: Its style sheet, the only thing that its content security policy permits.
        lang: Language of the page.
        skip: Identifier that the link for keyboards leads to, and its words.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    target, words = skip
    return (
        "<!doctype html>",
        f'<html lang="{lang}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f'<a class="skip" href="#{target}">{escape(words)}</a>',
    )
