"""The law that holds for a case on a day, in words: acts, authority, mandate, duties, changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text
from relevo.instrument.model import WindowKind
from relevo.mandate.covering import Stage
from relevo.mandate.standing import since_of
from relevo.regime.bodies import body_named
from relevo.regime.check_act import classes_of
from relevo.regime.duties_on import duties_on
from relevo.regime.turns import TurnOf, turns
from relevo.report.known import STATUSES
from relevo.report.law import change_section, consent_section, is_outside
from relevo.report.law_bodies import own_bodies, own_body_items
from relevo.report.law_page import render_page
from relevo.report.law_turns import turn_items
from relevo.report.law_words import Item, conditions_words, duty_item
from relevo.report.mandate import permitted_lines
from relevo.report.mandate_acts import cited_words
from relevo.report.mandate_duties import power_words
from relevo.report.phrases import ILLUSTRATIVE, ILLUSTRATIVE_NOTE

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Localized, Text
    from relevo.instrument.model import Act
    from relevo.mandate.covering import Staged
    from relevo.mandate.model import Mandate
    from relevo.regime.model import Regime
    from relevo.regime.turns import Turn
    from relevo.report.law_page import Section

_OPEN = (Stage.RUNNING, Stage.NOT_BEGUN, Stage.BETWEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLaw:
    """The law that holds for a case on a day.

    Attributes:
        name: Name of the case.
        host: Host state.
        day: Civil date of the host, and day of knowledge.
        acts: Every act of the case as it stands that day.
        mandate: What they permit.
        regime: Standing law of the host; None if it is not known.
    """

    name: Localized
    host: str
    day: date
    acts: tuple[Staged, ...]
    mandate: Mandate
    regime: Regime | None

    @property
    def law_known(self) -> bool:
        """Whether any rule of standing law on record is law that day."""
        return self.regime is not None and not is_outside(self.regime, self.day)

    @property
    def in_force(self) -> dict[str, Act]:
        """Acts that are, or may be, in force, by identifier."""
        return {one.act.id: one.act for one in self.mandate.acts}

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Changes of authority or addressee within the windows of acts in force.

        Those about a class of entry or a duty that no such act has are left out.
        """
        acts = [one for one in self.acts if one.stage in _OPEN and one.first and one.last]
        if self.regime is None or not acts:
            return ()
        first = min(one.first for one in acts if one.first)
        last = max(one.last for one in acts if one.last)
        classes = {entry for one in acts for entry in classes_of(one.act)}
        duties = {
            id_
            for owed in duties_on(self.regime, self.day, self.in_force.values())
            for id_ in owed.ids
        }
        return tuple(
            turn
            for turn in turns(self.regime, {one.act.kind for one in acts})
            if first < turn.day <= last
            and (turn.of is not TurnOf.CONSENT or not classes or turn.about in classes)
            and (turn.of is not TurnOf.ADDRESSEE or turn.about in duties)
        )


def render_case_law_text(law: CaseLaw, codes: Codes, *, lang: str, width: int) -> str:
    """Say the law that holds for a case on a day.

    Args:
        law: The law of the case.
        codes: Names of codes.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end.
    """
    host = codes.states.name(law.host)
    heads: list[Arg] = [text("{host}: the law on {day}", host=host, day=law.day), law.name]
    if any(one.act.illustrative for one in law.acts):
        heads.append(ILLUSTRATIVE_NOTE)
    if law.regime and law.regime.illustrative:
        heads.append(text("{mark}: this law is invented.", mark=ILLUSTRATIVE))
    if law.regime is None:
        heads.append(
            text(
                "No standing law of {host} is on record: what depends on it is undetermined.",
                host=host,
            )
        )
    elif not law.law_known:
        heads.append(
            text(
                "No rule on record for {host} is law on {day}: what depends on standing law is "
                "undetermined.",
                host=host,
                day=law.day,
            )
        )
    return render_page(heads, _sections(law, codes), lang=lang, width=width)


def _sections(law: CaseLaw, codes: Codes) -> list[Section]:
    """Give the law of a case by headings."""
    running = [_act_item(one, law.day) for one in law.acts if one.stage is Stage.RUNNING]
    others = [_act_item(one, law.day) for one in law.acts if one.stage is not Stage.RUNNING]
    nothing = [Item(words=text("None of the acts of this case runs on this day."))]
    sections: list[Section] = [
        (text("Acts that run on this day"), running or nothing),
        (text("Acts that do not: not yet, no longer, or not adopted"), others),
    ]
    if law.regime and law.law_known:
        sections.append(consent_section(law.regime, law.day, brief=True))
    sections.append(
        (
            text("Bodies that only the acts themselves name"),
            own_body_items(own_bodies(law.in_force.values(), law.regime, law.day)),
        )
    )
    sections.append(_changes(law))
    permitted = permitted_lines(law.mandate, codes, law.day)
    sections.append(
        (text("What the mandate permits on this day"), [Item(words=one) for one in permitted])
    )
    acts = law.in_force
    duties = duties_on(law.regime, law.day, acts.values())
    sections.append(
        (
            text("Duties and times"),
            [duty_item(owed, law.day, acts, law.regime) for owed in duties],
        )
    )
    if law.regime:
        sections.append(
            (text("What changes within the windows"), turn_items(law.turns, law.regime))
        )
    return sections


def _changes(law: CaseLaw) -> Section:
    """Give who may change the acts in force: by standing law, then by the acts themselves."""
    own = [
        Item(
            words=text("By the act {act}: {power}", act=act.id, power=power_words(power)),
            under=(
                *conditions_words(
                    power,
                    _signer(law.regime, power.countersign, law.day),
                ),
                text("[{cited}]", cited=cited_words(act, power.clause)),
            ),
        )
        for act in law.in_force.values()
        for power in act.amendment_powers
    ]
    title: Arg = text("Who may change what of an act")
    if law.regime and law.law_known:
        kinds = tuple(dict.fromkeys(act.kind for act in law.in_force.values()))
        title, items = change_section(law.regime, law.day, kinds=kinds, brief=True)
        return title, [*items, *own]
    return title, own


def _signer(regime: Regime | None, name: str, day: date) -> Arg:
    """Name who must countersign by an act; as printed where standing law knows no such body."""
    body = body_named(regime, name, day) if regime and name else None
    return body.name if body else name


def _act_item(staged: Staged, day: date) -> Item:
    """Say how an act stands on a day, with the clause that dates it."""
    act = staged.act
    under: list[Arg] = [_stage_words(staged, day)]
    if staged.stage in _OPEN and not staged.certain:
        under.append(text("Whether it is in force on this day is undetermined."))
    presence = [one for one in act.windows if one.kind is WindowKind.PRESENCE]
    under += dict.fromkeys(
        text("[{cited}]", cited=cited_words(act, one.clause)) for one in presence or act.windows
    )
    return Item(words=text("{title} ({act})", title=act.title, act=act.id), under=tuple(under))


def _stage_words(staged: Staged, day: date) -> Text:
    """Say how an act stands on a day, and for how many days."""
    match staged.stage:
        case Stage.RUNNING:
            if staged.last is None:
                return text("In force; no window is on record.")
            return plural_text(
                "In force; its windows end on {last}, in one day.",
                "In force; its windows end on {last}, in {n} days.",
                n=(staged.last - day).days,
                last=staged.last,
            )
        case Stage.NOT_BEGUN | Stage.BETWEEN:
            following = staged.next_after(day) or day
            return plural_text(
                "In force; its next window begins on {first}, in one day.",
                "In force; its next window begins on {first}, in {n} days.",
                n=(following - day).days,
                first=following,
            )
        case Stage.ENDED:
            last = staged.last or day
            return plural_text(
                "No longer: its last window ended on {last}, one day ago.",
                "No longer: its last window ended on {last}, {n} days ago.",
                n=(day - last).days,
                last=last,
            )
        case Stage.NOT_YET:
            since = since_of(staged.act).may or day
            return plural_text(
                "Not yet: it counts from {since}, in one day.",
                "Not yet: it counts from {since}, in {n} days.",
                n=(since - day).days,
                since=since,
            )
        case Stage.NOT_ADOPTED:
            return text(
                "It permits nothing; its status: {status}.", status=STATUSES[staged.act.status]
            )
        case Stage.OUTBOUND:
            return text("It sends the host's own force out: it permits no entry.")
