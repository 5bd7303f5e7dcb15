"""Maps: places and outlines → marks, labels and land."""
