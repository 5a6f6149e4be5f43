"""Findings -> what people and programs read: one file a format.

A `Reporter` is fed prompt by prompt and keeps nothing but counts, so a run of any length is written
as it goes. What it is fed is already placed: rows, columns and the rows themselves.
"""
