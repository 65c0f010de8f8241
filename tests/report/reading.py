"""A reading to show: two imaginary texts about one act, with a dispute between them."""

from relevo.core.clause import Span
from relevo.core.codes import packaged_codes
from relevo.instrument.model import ActStatus
from relevo.instrument.reading.drafts.reconcile import Told, reconcile
from relevo.instrument.reading.model import Draft, Read, ReadThing, ReadUnit
from relevo.instrument.value import State
from relevo.report.reading_labels import SOURCE_KINDS
from relevo.report.reading_view import ActRead, TextShown, view_of
from tests.instrument.reading.drafted import exactly

ONE = (
    "Texto ilustrativo. La Asamblea de A permite a B 12 fusiles M4 y fuerzas especiales."
    "\n<b>\x1b[31m"
)
OTHER = "Texto ilustrativo. A permite a B ingresar con 14 fusiles M4, dice un diario."


def found(text, words, value, state=State.VERIFIED):
    """Give a value read from the first place where some words stand."""
    start = text.index(words)
    return Read(value, (Span(start, start + len(words), 1, start + 1),), state)


def told(text, n):
    """Give the draft of one of the texts."""
    units = (
        (ReadUnit(category=found(text, "fuerzas especiales", "special_forces", State.UNVERIFIED)),)
        if "fuerzas" in text
        else ()
    )
    return Draft(
        host=found(text, "A permite" if text is OTHER else "Asamblea de A", "XA"),
        senders=(found(text, "a B", "XB"),),
        status=found(text, "permite", ActStatus.ADOPTED),
        units=units,
        arms=(
            ReadThing(
                item=found(text, "fusiles M4", "m4"),
                quantity=found(text, str(n), exactly(n)),
            ),
        ),
        absent=("votes", "headcounts"),
    )


def alone():
    """Give the view of the first text alone."""
    act = ActRead(draft=told(ONE, 12), says={}, sources=("one.txt",))
    return view_of([shown("one.txt", ONE, "agency")], [act], [], [])


def both():
    """Give the view of both texts, put together."""
    done = reconcile(
        [
            Told("folder/one.txt", "agency", told(ONE, 12)),
            Told("folder/other.txt", "newspaper", told(OTHER, 14)),
        ],
        packaged_codes(),
    )
    act = ActRead(draft=done.draft, says=done.says, sources=done.sources)
    texts = [
        shown("folder/one.txt", ONE, "agency"),
        shown("folder/other.txt", OTHER, "newspaper"),
    ]
    return view_of(texts, [act], [], [])


def nothing():
    """Give the view of a text that reports no authorisation."""
    return view_of([shown("one.txt", "Una receta.\n", "newspaper")], [], [], [])


def shown(name, text, kind):
    """Give a text to show."""
    return TextShown(
        name=name, text=text, kind=SOURCE_KINDS[kind], illustrative="ilustrativo" in text
    )
