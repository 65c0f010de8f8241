"""Compiling the kernels once, on the smallest instance there is."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from relevo.rotation.solver.annealing import search
from relevo.rotation.solver.columns import Columns
from relevo.rotation.solver.instance import PAIR, POST, UNIT, Arrays, Instance, Weights
from relevo.rotation.solver.kernels import price_post
from relevo.rotation.solver.prices import Prices, price_all
from relevo.rotation.solver.search import Search

_DAYS = 10


def compiled() -> bool:
    """Whether compiled kernels lie in numba's cache."""
    return all(
        any(Path(kernel.stats.cache_path or ".").glob(f"*.{name}-*.nbi"))
        for name, kernel in (("price_post", price_post), ("search", search))
    )


def warm() -> float:
    """Run each kernel once, compiling it if need be; give the seconds it took."""
    started = time.perf_counter()
    instance = _smallest()
    weights = Weights(1.0, 0.0, 1.0, 1.0, 1.0)
    Search(instance, Columns(instance), weights, 0).run(1.0, 1)
    price_all(instance, weights, Prices.zero(instance))
    return time.perf_counter() - started


def _smallest() -> Instance:
    """Make one post and one unit over ten days."""
    post = np.zeros(1, POST)
    post[0] = (0, _DAYS, -1, 0, False)
    pair = np.zeros(1, PAIR)
    unit = np.zeros(1, UNIT)
    unit[0] = (2, 1)
    days = np.arange(_DAYS, dtype=np.int32)
    arrays = Arrays(
        post=post,
        pair=pair,
        unit=unit,
        day_weight=np.ones((1, _DAYS), np.int32),
        old_ptr=np.array([0, 1], np.int32),
        old=np.array([[0, 3]], np.int32),
        pair_ptr=np.array([0, 1], np.int32),
        arrive=np.ones((1, _DAYS), np.bool_),
        depart=np.ones((1, _DAYS + 1), np.bool_),
        first_end=np.minimum(days + 3, _DAYS)[None, :].copy(),
        last_end=np.full((1, _DAYS), _DAYS, np.int32),
        unit_end=np.full((1, _DAYS), _DAYS, np.int32),
        post_res=np.zeros((1, 1), np.int32),
        pair_need=np.ones((1, 1), np.int32),
        post_need=np.zeros((1, 1), np.int32),
        week=np.zeros(_DAYS + 1, np.int32),
        near=np.full((1, 1), -1, np.int32),
    )
    return Instance(
        arrays=arrays,
        ceiling=np.full((1, _DAYS), 2, np.int32),
        moves=np.full((1, 1), 9, np.int32),
        busy=np.zeros((1, _DAYS), np.bool_),
        overlap=1,
        days=_DAYS,
        most_tours=6,
    )
