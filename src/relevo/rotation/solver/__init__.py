"""The solver: arrays, kernels, search, bound and proof; the only door to numba and HiGHS."""
