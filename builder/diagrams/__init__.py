"""Plain data → drawn shapes: the diagrams of the site, one file each.

They know nothing of records: who asks for a diagram says in words and numbers what it shows.
Lengths are in units; on a page as wide as the picture, a unit is a pixel.
"""
