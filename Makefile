.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
YOT := $(BIN)/yot
STORE := out/samples/store.db
SHARED ?= ../shared
OBSERVATIONS ?= 1000000

help: ## Show what there is to run
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

setup: $(VENV)/installed ## Make the environment that everything below uses

run: setup ## Read the samples and show what they say
	rm -rf out/samples && mkdir -p out/samples
	$(YOT) ingest $(wildcard samples/*.txt samples/*.docx samples/*.pdf) --database $(STORE)
	@echo; echo "Education, training and employment, across authorities:"
	$(YOT) query ete --measure outturn --database $(STORE)
	@echo; echo "Where the Cheshire plan contradicts itself:"
	$(YOT) checks cheshire-plan-2007 --database $(STORE)
	@echo; echo "Where a figure stands:"
	$(YOT) source $$($(YOT) query ete --authority Cheshire --period "2006/07 Apr-Dec" --document cheshire-plan-2007 --json --database $(STORE) \
	  | $(BIN)/python -c "import json, sys; print(json.load(sys.stdin)[0]['id'])") --database $(STORE)
	@echo; echo "The same as pages in a browser, at http://127.0.0.1:8000/: $(YOT) serve --database $(STORE)"

test: setup ## Run the tests
	$(BIN)/pytest -n auto --dist loadfile

soak: setup ## Run the tests that take minutes: an ingest killed 30 times
	$(BIN)/pytest -m soak

check: setup ## Formatting, lint, types, layers, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile --cov --cov-report=term --cov-fail-under=90

accept: setup ## Score what is read of the real documents, where they lie beside the repository
	$(BIN)/python -m benchmarks.accept $(SHARED)

bench: setup ## Measure reading: text against a tokenizer, PDF and Word against the usual readers
	$(BIN)/python -m benchmarks.reading $(SHARED)
	$(BIN)/python -m benchmarks.pdf $(SHARED)/carriers

docs: setup ## Write the command reference from the help texts
	$(BIN)/python -m docs.commands

screenshots: setup ## Take the pictures of the pages (needs chromium)
	$(BIN)/python -m docs.screenshots

bench-store: setup ## Measure the store over a million observations, on SQLite and PostgreSQL (OBSERVATIONS=N for fewer)
	$(BIN)/python -m benchmarks.store --observations $(OBSERVATIONS)

bench-web: setup ## Measure pages and API over a million observations, and all of them as a file
	$(BIN)/python -m benchmarks.web

bench-scale: setup ## Measure two workers against one, memory over 2,000 documents, and what a document costs
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.costs $(SHARED)

mangled: setup ## Read 2,500 mangled and damaged files among good ones, and count what is new in them
	$(BIN)/python -m benchmarks.mangled $(SHARED)/carriers/bad 2000 500

SECONDS_EACH ?= 3600
fuzz: setup ## Search for bytes that break a parser or a reader, an hour for each (SECONDS_EACH=60 for less)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fuzz]'
	for target in text html docx pdf facts periods values areas indicators; do \
	  $(BIN)/python -m fuzz $$target $(SECONDS_EACH) || exit 1; \
	done

clean: ## Remove what the targets above made
	rm -rf out $(VENV) .coverage .pytest_cache .mypy_cache .ruff_cache

.PHONY: fuzz screenshots mangled bench-web bench-store help setup run test soak check accept bench docs clean
