"""Search: the pages of a site → the parts of an index that a reader's browser asks for by words.

Parts are scripts, not data: a script is read from `file://`, too, and under any policy that lets
the site's own scripts run. Each page is read alone, wherever that is done; `index` joins them.
"""
