"""Sections: what several pages and blocks show alike."""
