# One virtual environment, made once and remade when the project's needs change.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
OUT    ?= out
GOLD   ?= ../shared/quality/gold
DATA   ?= ../shared/data
SPLIT  ?= dev

.PHONY: help setup demo test lint types imports gate bench clean
.DEFAULT_GOAL := help

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: $(STAMP)  ## make the virtual environment
$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -q -e ".[all]" --group dev
	touch $@

demo: $(STAMP)  ## compare the example story, print the report, write out/qom.html
	mkdir -p $(OUT)
	$(BIN)/rashomon compare examples/qom/iran-international.txt examples/qom/fars-news-agency.txt \
	  --outlet "Iran International" --outlet "Fars News Agency" --format html -o $(OUT)/qom.html --quiet
	$(BIN)/rashomon compare examples/qom/iran-international.txt examples/qom/fars-news-agency.txt \
	  --outlet "Iran International" --outlet "Fars News Agency"
	@echo "The report as one page: $(OUT)/qom.html"

test: lint types imports $(STAMP)  ## lint, strict types, the import rules, all tests
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check src tests quality training
	$(BIN)/ruff format --check src tests quality training

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

gate: $(STAMP)  ## quality over annotated stories and data sets, with floors
	$(BIN)/python quality/gate.py --gold "$(GOLD)" --data "$(DATA)" --split "$(SPLIT)"

bench: $(STAMP)  ## speed and memory of each stage, and against plain spaCy
	$(BIN)/python -m pip install -q --group bench
	$(BIN)/python quality/bench.py --data "$(DATA)"

clean:  ## remove what was built
	rm -rf $(VENV) $(OUT) build dist
