"""What holds for all tests."""

from hypothesis import settings

# A machine that is busy is no fault: no test asserts a time.
settings.register_profile("explainer", deadline=None)
settings.load_profile("explainer")
