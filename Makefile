PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# Files for the benchmark of ingestion: make bench PDFS="a.pdf b.pdf"
PDFS ?=

.PHONY: run test lint bench evaluate clean

run: $(STAMP)
	@$(BIN)/harbour ingest
	@$(BIN)/harbour chat

test: $(STAMP) lint
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/harbour ingest
	$(BIN)/python benchmarks/embedding.py
	$(BIN)/python benchmarks/answering.py
	$(BIN)/python benchmarks/ingestion.py $(PDFS)

evaluate: $(STAMP)
	$(BIN)/harbour ingest
	$(BIN)/harbour evaluate corpus/testsets/*.jsonl

# torch first: the pinned version decides which build of it pip takes.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -c constraints.txt torch
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[dev]"
	@touch $(STAMP)

clean:
	rm -rf $(VENV) .harbour build *.egg-info .mypy_cache .ruff_cache .pytest_cache
