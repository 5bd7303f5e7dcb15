"""Numbers → marks on scales that start at zero."""
