"""Blocks in pages written by hand, and the timeline on other people's pages."""

from pathlib import Path

from sites import edit_links, elements


def test_a_block_in_a_page_becomes_a_timeline_whose_addresses_lead_somewhere(built: Path) -> None:
    page = built / "contribute" / "blocks"
    [root] = [
        attributes
        for _, attributes in elements(page / "index.html")
        if "explainer-timeline" in attributes.get("class", "")
    ]
    assert "data-block" in root
    assert root["data-height"] == "480"
    assert (page / root["data-timeline"]).is_file()
    assert (page / root["data-page"] / "index.html").is_file()
    assert (page / root["data-site"] / "index.html").samefile(built / "index.html")
    [edit] = edit_links(page / "index.html")
    assert edit.endswith("/edit/main/docs/contribute/blocks.md")


def test_the_page_for_frames_has_nothing_of_the_site_around_it(built: Path) -> None:
    page = elements(built / "embed" / "timeline" / "index.html")
    tags = [tag for tag, _ in page]
    assert not {"header", "nav", "footer", "style"} & set(tags)
    assert [a for tag, a in page if tag == "base"] == [{"target": "_blank"}]
    metas = {a.get("name"): a.get("content") for tag, a in page if tag == "meta"}
    assert metas["robots"] == "noindex"
    assert metas["description"]
    assert [a["src"] for tag, a in page if tag == "script"] == [
        "../../assets/explainer/explainer.js"
    ]
    [canonical] = [a["href"] for tag, a in page if a.get("rel") == "canonical"]
    assert canonical.endswith("/timeline/")
    assert "embed" not in canonical
    texts = "".join(path.read_text("utf-8") for path in (built / "search").rglob("texts-*.js"))
    assert '["embed/"' in texts
    assert '["embed/timeline/"' not in texts
