.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

help: ## Show what there is to run
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

setup: $(VENV)/installed ## Make the environment that everything below uses

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

bench: setup ## Measure how fast PDF files are read, and in what memory
	$(BIN)/python -m benchmarks.pdf $(SHARED)/carriers

clean: ## Remove what the targets above made
	rm -rf $(VENV) .coverage .pytest_cache .mypy_cache .ruff_cache

.PHONY: help setup test soak check bench clean
