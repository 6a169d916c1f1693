# The words of the project's daily work; CI says the same ones. `make brief` and `make test` are the first two.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := src/onrecord/data/sample
READY := $(VENV)/.ready

.DEFAULT_GOAL := all
.PHONY: all setup brief serve format lint types contract test slow fuzz eval speed docs lock clean

all: format lint types contract test  ## format, lint, types, import contract, fast tests

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

setup: $(READY)  ## an environment of its own, from the lock file

brief: $(READY)  ## the sample story's briefing
	$(BIN)/onrecord brief $(SAMPLE)/*.txt $(SAMPLE)/*.html

serve: $(READY)  ## the desk on a record of the sample story
	mkdir -p build
	$(BIN)/onrecord read $(SAMPLE) --record build/sample.onrecord
	$(BIN)/onrecord serve --record build/sample.onrecord

test: $(READY)  ## the fast tests
	$(BIN)/python -m pytest -n auto

slow: $(READY)  ## the kill, fuzz and browser tests
	$(BIN)/python -m pytest -m slow

fuzz: $(READY)  ## ten thousand damaged inputs to the readers
	ONRECORD_FUZZ_CASES=10000 $(BIN)/python -m pytest -m slow tests/intake/test_fuzz.py

format: $(READY)
	$(BIN)/ruff format --quiet .

lint: $(READY)
	$(BIN)/ruff check --quiet .

types: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports

eval: $(READY)  ## scores against gold, items gained and lost; fails under a floor
	$(BIN)/python -m evals $(QUESTIONS)

speed: $(READY)  ## articles a second and peak memory; seconds of a story of 200 articles and of one more
	$(BIN)/python -m evals.speed
	$(BIN)/python -m evals.weighing

docs: $(READY)  ## the generated pages of docs/
	$(BIN)/python docs/build.py

lock: $(READY)  ## choose the versions of requirements.lock anew
	$(BIN)/uv pip compile --quiet --no-header --no-emit-index-url --generate-hashes --python-version 3.11 --group dev --all-extras pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist
