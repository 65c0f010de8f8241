"""The timeline page: one file, no script, with a table beside every picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.limits import choice_words
from relevo.report.page_head import page_head
from relevo.report.phrases import (
    ILLUSTRATIVE_DATA,
    ILLUSTRATIVE_NOTE,
    NO_POSITION,
    OBJECTIVES,
    REMEDIES,
    SHORTAGES,
    level_rows,
    reading_words,
    status_words,
)
from relevo.report.picture import render_svg
from relevo.report.presence import stays_of, uncovered_by
from relevo.report.stylesheet import stylesheet
from relevo.report.tables import (
    calendar_section,
    gaps_section,
    limits_table,
    render_table,
    strength_section,
    tours_section,
)
from relevo.report.timeline import timeline_panels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.core.words import Arg, Localized, Text
    from relevo.report.picture import Panel
    from relevo.rotation.model import Planning, Result, Uncovered


def render_timeline_html(
    result: Result,
    planning: Planning,
    *,
    lang: str,
    case_name: Localized,
    versions: Mapping[str, str],
    exceeded: Sequence[Text] = (),
) -> str:
    """Write the page of a plan.

    Args:
        result: The planner's result.
        planning: What the plan is made from.
        lang: Language of the page.
        case_name: Name of the case.
        versions: Version of each program used.
        exceeded: What exceeds a limit, a sentence each.

    Returns:
        A whole HTML document that loads nothing: its content security policy permits only its
        own style sheet.
    """
    speaker = Speaker(lang)
    say = speaker.say
    style = stylesheet(say(case_name), say(ILLUSTRATIVE_DATA) if planning.illustrative else "")
    stays = stays_of(result.tours, planning)
    gaps = uncovered_by(stays, planning)
    title = say(text("Rotation plan: {name}", name=case_name))
    panels = timeline_panels(result.tours, planning, lang=lang, case_name=case_name)
    parts = [
        *page_head(title, style, lang=lang, skip=("content", say(text("Skip to the plan")))),
        *_header(result, planning, title, gaps, speaker, exceeded=exceeded),
        '<main id="content">',
        '<div class="pictures">',
        *(_figure(panel, speaker) for panel in panels),
        "</div>",
        *_summary(result, planning, speaker),
        tours_section(stays, planning, speaker),
        gaps_section(gaps, planning, speaker),
        strength_section(stays, planning, speaker),
        calendar_section(planning, speaker),
        "</main>",
        *_footer(result, versions, speaker),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts)


def _header(
    result: Result,
    planning: Planning,
    title: str,
    gaps: Sequence[Uncovered],
    speaker: Speaker,
    *,
    exceeded: Sequence[Text],
) -> list[str]:
    """Write the banner: mark of invented data, title, dates, what is exceeded, and the proof."""
    say = speaker.say
    parts = ["<header>"]
    if planning.illustrative:
        parts.append(f'<p class="mark">{escape(say(ILLUSTRATIVE_NOTE))}</p>')
    days = sum(gap.term.days for gap in gaps)
    sentences = status_words(
        result, days, begun=planning.frozen_until is not None, exceeded=bool(exceeded)
    )
    status = " ".join(map(say, (*exceeded, *sentences)))
    return [
        *parts,
        f"<h1>{escape(title)}</h1>",
        f'<p class="dates">{escape(say(planning.horizon))}</p>',
        f'<p class="status">{escape(status)}</p>',
        "</header>",
    ]


def _summary(result: Result, planning: Planning, speaker: Speaker) -> list[str]:
    """Write objective, readings, limits, what the data rule out and what would help."""
    say, chosen = speaker.say, planning.chosen
    choices = choice_words(planning.mandate, planning.codes, chosen)
    levels = render_table(
        say(text("Levels of the objective, the first deciding")),
        [
            say(text("Level")),
            say(text("Value")),
            say(text("Proven bound, for plans as good on the levels above")),
        ],
        [[say(name), say(value), say(bound)] for name, value, bound in level_rows(result)],
    )
    return [
        '<section class="terms" aria-labelledby="terms">',
        f'<h2 id="terms">{escape(say(text("What this plan follows")))}</h2>',
        f"<p>{escape(say(OBJECTIVES[planning.objective]))}</p>",
        *_listing(text("Readings of the law"), (*reading_words(chosen), *choices), speaker),
        *_listing(SHORTAGES, result.shortages, speaker),
        *_listing(REMEDIES, result.remedies, speaker),
        limits_table(result, planning, speaker),
        levels if result.levels else "",
        "</section>",
    ]


def _listing(title: Arg, items: Iterable[Arg], speaker: Speaker) -> list[str]:
    """Write a titled list; nothing if it is empty."""
    lines = [f"<li>{escape(speaker.say(item))}</li>" for item in items]
    return [f"<h3>{escape(speaker.say(title))}</h3>", "<ul>", *lines, "</ul>"] if lines else []


def _figure(panel: Panel, speaker: Speaker) -> str:
    """Write a picture in a region that scrolls by itself."""
    region = escape(speaker.say(text("Picture: {title}", title=panel.title)), quote=True)
    return (
        f'<figure>\n<div class="picture" role="region" tabindex="0" aria-label="{region}">\n'
        f"{render_svg(panel, lang=speaker.lang)}\n</div>\n"
        f"<figcaption>{escape(panel.description)}</figcaption>\n</figure>"
    )


def _footer(result: Result, versions: Mapping[str, str], speaker: Speaker) -> list[str]:
    """Write the no-position sentence, and what the plan was made with."""
    say = speaker.say
    made = text(
        "Made with {programs}. Seed {seed}.",
        programs=tuple(f"{name} {version}" for name, version in sorted(versions.items())),
        seed=str(result.seed),
    )
    return [
        "<footer>",
        f"<p>{escape(say(NO_POSITION))}</p>",
        f"<p>{escape(say(made))}</p>",
        "</footer>",
    ]
