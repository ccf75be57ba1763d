# Needs Python 3.11 or newer and nothing else; another interpreter: make PYTHON=python3.12 run
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A stamp is made when its installation is complete, and is out of date when pyproject.toml is newer.
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test lint train clean

run: $(READY) ## the main job on corpus/
	@mkdir -p out
	$(BIN)/extract run corpus --output out/records.jsonl --overwrite

test: $(READY_DEV) ## all tests
	$(BIN)/python -m pytest

lint: $(READY_DEV) ## style, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(READY_DEV) ## the model of extract/ner again, from the dev part of gold/ and tools/ner_sentences.toml; prints its scores
	$(BIN)/python tools/train_ner.py

clean:
	rm -rf $(VENV) out dist build
	find . -name '*.so' -delete

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "extract needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(READY_DEV): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(READY) $@
