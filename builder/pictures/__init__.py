"""Drawings: numbers and words → what a template draws. One file or folder per picture."""
