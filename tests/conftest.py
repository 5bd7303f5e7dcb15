"""What holds for all tests."""

from hypothesis import settings

# A machine that is busy is no fault: no test asserts a time. Each run tries the same examples.
settings.register_profile("explainer", deadline=None, derandomize=True, database=None)
settings.load_profile("explainer")
