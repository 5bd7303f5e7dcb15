"""A size, a profile and a seed → the folder of a made-up explainer: `generate.py --help`.

The same size, profile and seed give the same files on every machine. `explainer check --strict`
finds no problem in them.
"""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import words
from cast import CHAPTERS, COLOURS, LAST, SIDES, TERMS, Cast, Fields, Records, cast
from dice import Dice
from sheet import sheet
from story import story
from when import FAR_ZONE, ZONE, day

ROOT = Path(__file__).resolve().parents[2]
DOCS = Path(__file__).resolve().parent / "docs"
SEED = 20240413
PROFILES = {
    # Of the 215 records of the first explainer; it has one source, a long story has many.
    "proportions": {
        "actor": 73,
        "place": 15,
        "term": 28,
        "message": 11,
        "expectation": 10,
        "quote": 9,
        "question": 7,
        "chapter": 6,
        "source": 4,
    },
    # A chronicle: four of five records are events.
    "events": {
        "actor": 16,
        "place": 8,
        "term": 6,
        "message": 2,
        "expectation": 2,
        "quote": 3,
        "question": 2,
        "chapter": 2,
        "source": 3,
    },
}
"""How many records of each kind there are among 215; events are all the others."""
FEWEST = {"actor": 8, "place": 4}
MOST = {"chapter": CHAPTERS, "term": TERMS}


@dataclass(frozen=True)
class Made:
    """A made-up explainer before it is written."""

    texts: dict[str, str]
    """The texts of the data folder, by path."""
    documents: dict[str, str]
    """Pages written by hand, by their path in docs/."""


def counts(size: int, profile: str) -> dict[str, int]:
    """How many records there are of each kind; with `explainer.yml` they are `size`."""
    found = {
        kind: min(MOST.get(kind, size), max(FEWEST.get(kind, 1), round(size * share / 215)))
        for kind, share in PROFILES[profile].items()
    }
    return {"event": size - 1 - sum(found.values()), **found}


def generate(size: int, profile: str = "proportions", seed: int = SEED) -> Made:
    """The texts of an explainer of that many records."""
    dice, wanted = Dice(seed * 100_003 + size), counts(size, profile)
    named = cast(dice, wanted)
    told = story(dice, named, wanted)
    records = {**named.records, **told}
    texts = {
        f"{kind}s/{id_}.yml": sheet(fields)
        for kind, found in records.items()
        for id_, fields in found.items()
    }
    texts["explainer.yml"] = sheet(_explainer(size, named, told))
    return Made(texts, _documents(told))


def _explainer(size: int, named: Cast, told: dict[str, Records]) -> Fields:
    events, actor = list(told["event"]), named.named[0]
    points = [f"In the end the town [decided](event:{id_})." for id_ in events[-3:]]
    return {
        "title": f"{words.TOWN}: a story of {size:,} records",
        "answer": f"The [harbour office](actor:{actor}) built what the bay had asked for.",
        "summary": points,
        "as_of": day(LAST),
        "note": "All of it is made up.",
        "licence": "CC0 1.0",
        "corrections": "https://example.org/corrections",
        "sides": [
            {"id": id_, "name": name, "colour": colour}
            for (id_, name), colour in zip(SIDES.items(), COLOURS, strict=True)
        ],
        "clocks": [{"zone": ZONE, "name": words.TOWN}, {"zone": FAR_ZONE, "name": "Halifax"}],
        "quality": {"quotes_verified": 100, "statements_located": 95},
    }


def _documents(told: dict[str, Records]) -> dict[str, str]:
    """The hand-written pages, with ids of records in the places of `{…}`."""
    events, asked = list(told["event"]), list(told["question"])
    counted = next(id_ for id_, fields in told["event"].items() if "figures" in fields)
    ids = {"first": events[0], "last": events[-1], "counted": counted, "question": asked[0]}
    ids |= {"label": told["event"][counted]["figures"][0]["label"]}
    ids |= {"quote": next(iter(told["quote"])), "expectation": next(iter(told["expectation"]))}
    ids |= {"told": next(iter(told["message"].values()))["events"][0]}
    return {
        path.relative_to(DOCS).as_posix(): re.sub(
            r"\{(\w+)\}", lambda name: ids[name[1]], path.read_text("utf-8")
        )
        for path in sorted(DOCS.rglob("*.md"))
    }


def write(folder: Path, made: Made, name: str) -> None:
    """Write the explainer's folder: data, pages, and this repository's configuration."""
    for inside, texts in (("data", made.texts), ("docs", made.documents)):
        for path, text in texts.items():
            (folder / inside / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / inside / path).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(configuration(name), "utf-8")


def configuration(name: str) -> str:
    """This repository's `mkdocs.yml`, for the pages that a made-up explainer has."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"^site_name: .*$", f"site_name: {name}", text, count=1, flags=re.MULTILINE)
    other = r"^ +- [^:\n]+: contribute/\S+\n|^  custom_dir: .*\n"
    return re.sub(other, "", text, flags=re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1000, help="how many records (1000)")
    parser.add_argument("--profile", choices=PROFILES, default="proportions")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    if (asked.folder / "data").exists():
        parser.error(f"{asked.folder} has data already")
    made = generate(asked.size, asked.profile, asked.seed)
    write(asked.folder, made, f"{words.TOWN}, {asked.size:,} records")
    print(f"{asked.folder}: {len(made.texts):,} records")


if __name__ == "__main__":
    main()
