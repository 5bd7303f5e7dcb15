"""Door for people: one file per command, with `options`, which adds it to the others.

A command returns its exit code: 0 all is well, 1 problems in the data, 2 wrong usage.
"""
