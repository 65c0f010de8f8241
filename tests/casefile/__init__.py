"""Tests of reading and writing the case folder."""
