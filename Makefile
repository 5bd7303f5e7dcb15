# Every command a person needs. `make help` lists them; requirements/install.py sets things up.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve check test test-browsers test-long wheel cases tables bench-timeline bench-build bench-engines lighthouse lock clean

# The first Python that is new enough; with `make PYTHON=...`, only that one.
PYTHON ?= python3
OTHERS := $(if $(filter file,$(origin PYTHON)),python3.14 python3.13 python3.12 python3.11)
FOUND := $(shell for p in '$(PYTHON)' $(OTHERS); do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; \
  done)

RUN := .venv/bin/python -m
NPM := .venv/bin/python builder/web/bundle.py
# On GitHub, problems are shown as annotations in the pull request.
CHECK = $(RUN) builder check --strict --format $(if $(GITHUB_ACTIONS),github,text)

# `make test` is for every change, so of the tests in browsers it has those of the main pages alone.
MAIN_PAGES = tests/browser/test_pages.py tests/browser/test_plain.py

# Where the set-up found one. The shell reads it: make would do so before the set-up has run.
CHROMIUM = $${EXPLAINER_CHROMIUM:-$$(cat .venv/.chromium)}

# Two builds of the same commit are identical, byte for byte.
ifeq ($(SOURCE_DATE_EPOCH),)
SOURCE_DATE_EPOCH := $(or $(shell git log -1 --format=%ct 2>/dev/null),$(shell date +%s))
endif
export SOURCE_DATE_EPOCH
export NO_MKDOCS_2_WARNING := 1

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

site: ## Build the site into site/ (sets everything up the first time)
	@$(call setup,site)
	$(RUN) mkdocs build --strict

serve: ## Serve the site at http://localhost:8000 and rebuild it as you edit
	@$(call setup,site)
	$(RUN) mkdocs serve

check: ## Report every problem in the data, in about a second
	@$(call setup,site)
	$(CHECK)

test: ## Check style, types, the front end, the data, the built site and its main pages
	@$(call setup,test)
	$(CHECK)
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(NPM) check
	$(NPM) test
	$(RUN) pytest -n auto --dist loadfile $(wildcard tests/test_*.py) $(MAIN_PAGES)

test-browsers: ## Test every page and the timeline in Chromium, Firefox and WebKitGTK (a few minutes)
	@$(call setup,test)
	$(RUN) pytest -n auto --dist loadfile $(filter-out $(MAIN_PAGES),$(wildcard tests/browser/test_*.py))

test-long: ## Test that a hundred edits give the site that a build from nothing gives (5 minutes)
	@$(call setup,test)
	$(RUN) pytest -n auto --dist loadfile -o faulthandler_timeout=1500 $(wildcard tests/long/test_*.py)

wheel: ## Build the package into dist/, to start other explainers with
	@$(call setup,site)
	$(RUN) hatchling build -t wheel -d dist

cases: ## Rewrite what the test cases expect; review the diff like code
	@$(call setup,test)
	EXPLAINER_REWRITE=1 $(RUN) pytest -q tests/test_cases.py tests/test_pictures_when.py \
	  tests/test_block_addresses.py tests/test_faults.py tests/test_search.py
	EXPLAINER_REWRITE=1 $(NPM) test

tables: ## Regenerate the text widths from the fonts, and the constants that pictures share
	@$(call setup,test)
	$(NPM) install
	.venv/bin/python builder/web/tables.py

bench-timeline: ## Measure the timeline against vis-timeline and TimelineJS3 (30 minutes)
	@$(call setup,bench)
	EXPLAINER_CHROMIUM="$(CHROMIUM)" .venv/bin/python benchmarks/timeline/run.py --throttle 4 \
	  --sizes 100 1000 5000 10000 50000 --results benchmarks/timeline/results.md

bench-build: ## Measure the build against plain MkDocs at 200 to 10,000 records (30 minutes)
	@$(call setup,site)
	.venv/bin/python benchmarks/build/bench.py --sizes 200 1000 5000 10000 \
	  --large check outputs cold --results benchmarks/build

bench-engines: ## Measure Zensical, Hugo, Eleventy and Astro on the same pages, too (10 minutes)
	@$(call setup,engines)
	.venv/bin/python benchmarks/build/engines.py --sizes 200 1000 5000 --results benchmarks/build

lighthouse: ## Run Lighthouse on the home page, the timeline, an event and an actor (5 minutes)
	@$(call setup,lighthouse)
	CHROME_PATH="$(CHROMIUM)" \
	  .venv/bin/python benchmarks/lighthouse/lighthouse.py "$$(cat .venv/.node)"

lock: ## Upgrade the locked Python packages in requirements/*.txt
	@$(call setup,lock)

clean: ## Remove everything these commands created, the environment included
	rm -rf .venv .cache site .site.* builder/web/dist builder/web/node_modules benchmarks/*/node_modules tests/*/node_modules examples/*/node_modules

setup = '$(or $(FOUND),$(error Python 3.11 or newer is needed, and `$(PYTHON)` is not. \
  Install it, or say where it is: make PYTHON=/path/to/python3.12))' requirements/install.py $(1)
