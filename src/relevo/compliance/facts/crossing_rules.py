"""The rules on single crossings, each with its page in the manual; one walk judges them all.

See :mod:`relevo.compliance.facts.crossing`.
"""

from __future__ import annotations

OF_WINDOW = """R-FACT-WINDOW: every recorded entry lies within the days permitted.

Criterion: the clauses of the presence windows of the acts in force for the sending state and, where
the entry names an act, of that act and what amends it.

Counts: the host's civil day of each crossing in. Exits, evacuations, rescues and forced landings
are not judged.

Undetermined when: an act dates no presence, an act may not be in force, or the window is of places
and the record names none.
"""

OF_PUBLICATION = """R-FACT-PUBLICATION: an act counts from its publication on.

Criterion: the clause of the window of the act that the entry names, and of one amending it without
which the day would not be permitted.

Counts: the civil day of the crossing against the day on which the act was published, the first on
which it counts.

Undetermined when: the day of publication was not found, or sources differ and only some of their
days are later than the crossing.
"""

OF_LIST = """R-FACT-LIST: what came in is on the act's lists.

Criterion: the clause of each list of categories, places, host institutions, purposes or kinds of
arms of the acts that the entry came under.

Counts: what the record of the crossing names, against each list that bears on it.

Undetermined when: the record leaves out what the list asks for, the list is not known to be
complete or is open, or what is recorded is coarser than what is listed.
"""

OF_CLASS = """R-FACT-CLASS: arms come in only where the act permits entry with arms.

Criterion: the clause that gives the class of entry of the act that the entry names.

Counts: arms and ammunition carried, and the class of entry recorded.

Undetermined when: the class recorded is not that of the act and no arms are on record.
"""

OF_END = """R-FACT-END: the stay foreseen at entry ends within what is permitted.

Criterion: the clause of the window on whose days the party came in, with those that follow it
without a day between, and of limits on days of stay.

Counts: the last day foreseen that was recorded at entry. An entry without one is not judged.

Undetermined when: the number of days lies inside the bound's interval, the readings disagree, or
the record does not say what the scope of the limit asks for. A limit whose number was not found is
left to R-FACT-STAY.
"""
