"""Former ids → pages that lead from the old address to the new one."""

import html
from collections.abc import Mapping

from builder.model import Kind
from builder.sections.edition import Edition
from builder.sections.links import address_of, name

PAGE = """<!doctype html>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<p>{moved}</p>
"""


def export(edition: Edition) -> Mapping[str, str]:
    """One small HTML page per former id; it needs no JavaScript."""
    graph = edition.graph
    pages = {}
    for item in graph.items.values():
        if not isinstance(item.body, Kind):
            continue
        for old in item.body.formerly:
            address = "../" + address_of(graph, item.kind, item.id).partition("/")[2]
            title = html.escape(name(edition.graph.words, item.body))
            path = f"{item.kind}s/{old}/index.html"
            link = f'<a href="{html.escape(address)}">{title}</a>'
            moved = graph.words.text("moved.here", page=link)
            pages[path] = PAGE.format(title=title, address=html.escape(address), moved=moved)
    return pages
