"""Numbers → marks on scales that start at nought."""
