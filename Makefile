# make        lint, types and tests          make demo   the whole line offline, then the page
# make test   the tests alone                make serve  the page over the archive in data/
# make edits  seeded edits: how many are noticed and classed right
# make stances  how often stances are found in real texts, by government and decade
# make weights  learns anew which words tell a stance (indexer/weights/, from tests/training/)
# make relevance  how well relevance orders the demonstration
# make fuzz   100,000 random questions in all scripts
# make pictures  the README's pictures, from the demonstration
# make translations  gathers the page's texts for translators, and compiles what they gave
# make bench  speed, as ratios to named peers
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: all lint types test edits stances weights relevance fuzz bench translations pictures demo serve clean

all: lint types test

$(READY): setup.cfg pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "On Record needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[test,postgresql,browser]'
	touch $@

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

test: $(READY)
	$(BIN)/pytest -n auto

edits: $(READY)
	$(BIN)/python -m tests.seeded_edits

stances: $(READY)
	$(BIN)/python -m tests.stance_tables

weights: $(READY)
	$(BIN)/pip install --quiet --editable '.[training]'
	$(BIN)/python -m tests.training.stances
	$(BIN)/python -m tests.training.crossing

relevance: $(READY)
	$(BIN)/python -m tests.relevance

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz_queries

bench: $(READY)
	$(BIN)/python -m tests.bench_archive
	$(BIN)/python -m tests.bench_reading
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_search
	$(BIN)/python -m tests.bench_serving

translations: $(READY)
	$(BIN)/python -m tests.webapp.translations

pictures: $(READY)
	$(BIN)/python -m tests.webapp.pictures

demo: $(READY)
	$(BIN)/onrecord demo

serve: $(READY)
	$(BIN)/onrecord serve

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache
