# `make demo` and `make test` each build their own environment first; a second call is quick.
.DEFAULT_GOAL := help
.PHONY: help demo serve screenshots modules test test-deep lint format bench wheel lock clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
# More words for pytest: make test ARGS="-k label"
ARGS ?=

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/runtime  ## Read the example archive and print a brief of one person, every line pinned
	@$(BIN)/reftel demo

serve: $(VENV)/runtime  ## Show the example archive in a browser (ARGS="--port 8080")
	@rm -rf .example
	@$(BIN)/reftel demo --archive .example >/dev/null 2>&1
	@$(BIN)/reftel serve --archive .example $(ARGS)

screenshots: $(VENV)/dev  ## Take the pictures of the README anew (needs Chromium)
	@$(BIN)/python -m tests.web.pictures

modules: $(VENV)/dev  ## Write the map of the code, docs/modules.md, anew
	@$(BIN)/python -m tests.house.modules > docs/modules.new && mv docs/modules.new docs/modules.md

test: $(VENV)/dev  ## Run all tests but the long ones
	@$(BIN)/python -m pytest -n auto $(ARGS)

test-deep: $(VENV)/deep  ## Run the long ones, an hour: a million damaged telegrams, hostile inputs, kills, histories of rooms
	@$(BIN)/python -m pytest -m deep -n auto --durations=5 tests $(ARGS)

lint: $(VENV)/dev  ## Style, types and the import contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/dev  ## Put the code in order
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

bench: $(VENV)/runtime  ## Telegrams read in a second, beside a plain baseline (ARGS="--cables FILE")
	@$(BIN)/python benchmarks/read.py $(ARGS)

wheel: $(VENV)/runtime  ## Build dist/reftel-*.whl, the example archive within it
	@$(PIP) wheel --no-deps --wheel-dir dist .
	@ls dist/reftel-*.whl

lock:  ## Pin all dependencies again, with hashes (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	@for each in ":" "-dev:--group dev -c requirements.lock" "-deep:--group deep -c requirements-dev.lock"; do \
		uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links pyproject.toml $${each#*:} -o requirements$${each%%:*}.lock || exit 1; done

clean:  ## Remove what was built
	rm -rf .example $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .bench

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "reftel needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Building the environment in $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/runtime
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/deep: requirements-deep.lock $(VENV)/dev
	@$(PIP) install --require-hashes -r requirements-deep.lock
	@touch $@
