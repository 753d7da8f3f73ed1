# `make run` and `make test` need nothing but Python 3.11 or newer: they make .venv and install into it first.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test lint check format bench ablation calibrate clean help

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run ## Start the bot: on Telegram with TELEGRAM_BOT_TOKEN, else the chat page on this machine
	@$(BIN)/bayan run

test: $(VENV)/.dev lint check ## Lint, check types and content, run every test
	$(BIN)/pytest --numprocesses auto --maxprocesses 4

lint: $(VENV)/.dev ## Style, types, and the direction of imports
	$(BIN)/ruff check bot tests bench
	$(BIN)/ruff format --check --quiet bot tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(VENV)/.run ## Everything that is wrong with knowledge/ and locales/
	$(BIN)/bayan check

format: $(VENV)/.dev ## Put the code into the house's style
	$(BIN)/ruff check --fix bot tests bench
	$(BIN)/ruff format bot tests bench

bench: $(VENV)/.dev ## Accuracy and speed beside other matchers, and what an answer costs beside an echo bot
	$(BIN)/python -m bench
	$(BIN)/python -m bench.throughput

ablation: $(VENV)/.dev ## What each kind of feature brings (a quarter of an hour)
	$(BIN)/python -m bench.ablation

calibrate: $(VENV)/.dev ## The numbers for probabilities, thresholds and parts
	$(BIN)/python -m bench.calibrate

clean: ## Remove the virtual environment
	rm -rf $(VENV)

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Bayan needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + ": try make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml constraints.txt
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(INSTALL) --editable '.[dev]'
	@$(INSTALL) --only-binary tdjson --editable '.[tdlib]' \
		|| echo 'TDLib has no wheel for this platform: the tests that compare the simulator with it are skipped.'
	@touch $@
