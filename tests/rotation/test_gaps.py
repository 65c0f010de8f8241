"""Days without presence, by hand."""

from dataclasses import replace

from relevo.rotation.gaps import gaps
from relevo.rotation.model import Incumbent, Tour, Uncovered
from tests.rotation.tiny import term, tiny


def post(name, first, last, incumbent=None):
    model = next(iter(tiny(0).posts.values()))
    return replace(model, id=name, window=term(first, last), incumbent=incumbent)


def tour(name, first, last):
    return Tour(unit="U", post=name, stay=term(first, last))


def test_what_tours_and_incumbents_leave_by_post_then_day():
    posts = [post("B", 0, 5, Incumbent(unit="V", stay=term(-3, 0))), post("A", 2, 4)]
    tours = [tour("A", 4, 4), tour("B", 2, 3), tour("elsewhere", 0, 5)]
    assert gaps(posts, tours) == (
        Uncovered(post="B", term=term(1, 1)),
        Uncovered(post="B", term=term(4, 5)),
        Uncovered(post="A", term=term(2, 3)),
    )


def test_a_covered_post_leaves_none_however_its_tours_overlap():
    assert gaps([post("A", 0, 5)], [tour("A", 2, 5), tour("A", 0, 3)]) == ()
