"""The words that readers of the site see."""
