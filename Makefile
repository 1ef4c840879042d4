.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

run: $(VENV)/.run ## start the bot: Telegram with TELEGRAM_BOT_TOKEN set, else the terminal
	@$(BIN)/python -m bot run

test: $(VENV)/.dev ## everything that must pass: format, lint, types, import direction, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest -q -rs -m "not slow" -n 2 --dist worksteal

test-slow: $(VENV)/.dev ## the suites that kill processes
	@$(BIN)/python -m pytest -q -rs -m slow

format: $(VENV)/.dev ## format and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## speed and memory on this machine, as ratios taken in one run
	@$(BIN)/python -m tests.bench

benchmarks: $(VENV)/.dev ## answer quality on the public sets in $(SHARED)
	@$(BIN)/python $(SHARED)/benchmarks/run.py --cli '$(BIN)/python -m bot'

lock: $(VENV)/.dev ## resolve the pins again
	@UV_NO_CONFIG=1 $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" pyproject.toml --group build -o requirements.lock
	@UV_NO_CONFIG=1 $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" pyproject.toml --group build --group dev -c requirements.lock \
	  -o requirements-dev.lock

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "article-bot needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make an environment. On Debian or Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	@echo "Installing what article-bot needs (a minute or two, once) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

.PHONY: help run test test-slow format bench benchmarks lock
