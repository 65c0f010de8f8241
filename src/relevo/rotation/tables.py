"""Names in files, once for the reader and for the reports: columns, and the note of a plan."""

from __future__ import annotations

UNIT_COLUMNS = (
    "unit",
    "name",
    "sender",
    "category",
    "persons",
    "dwell_ratio",
    "free_from",
    "available",
    "posts",
    "kit",
    "illustrative",
)
"""Columns of the sheet ``units``, as in ``forces/units.csv``."""

POST_COLUMNS = (
    "post",
    "name",
    "category",
    "institution",
    "place",
    "point_of_entry",
    "from",
    "to",
    "starts",
    "ends",
    "weight",
    "kit",
    "incumbent",
    "incumbent_from",
    "incumbent_to",
    "illustrative",
)
"""Columns of the sheet ``posts``, as in ``forces/posts.csv``."""

KIT_COLUMNS = ("kit", "held", "arms", "pieces", "illustrative")
"""Columns of the sheet ``kits``, as in ``forces/kits.csv``."""

INTERIM = "interim.txt"
"""File that lies beside a plan only while it is not the last word."""
