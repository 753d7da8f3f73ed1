# `make run` and `make test` need nothing but a supported Python: they make .venv and install into it first.

# Newest first. Those that every pinned package has a wheel for, and that the tests were run on.
SUPPORTED := 3.13 3.12 3.11
# One of your choice: make PYTHON=/opt/python3.12/bin/python3 run
PYTHON ?=
# The chat page's: make PORT=8090 run
PORT ?=
VENV ?= .venv
BIN := $(VENV)/bin
# Wheels only: what has none would be compiled, for minutes, with tools that may not be there.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --constraint constraints.txt
NO_WHEEL := echo "Bayan is tried on Python $(SUPPORTED), and a package that it needs has no wheel for $$($(BIN)/python --version): make clean, then make PYTHON=python3.13"; false

.PHONY: run test lint check format bench faults replicas ablation calibrate clean help

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run ## Start the bot: on Telegram with TELEGRAM_BOT_TOKEN, else the chat page on this machine
	@$(BIN)/bayan run $(if $(PORT),--port $(PORT))

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
	$(BIN)/python -m bench.answers
	$(BIN)/python -m bench.throughput

faults: $(VENV)/.dev ## Kills, floods and faults against the built bot, and what became of each (five minutes)
	$(BIN)/python -m bench.faults

replicas: $(VENV)/.dev ## Kills, an outage and new facts against three replicas on PostgreSQL, and their speed (ten minutes)
	$(BIN)/python -m bench.replicas

ablation: $(VENV)/.dev ## What each kind of feature brings (a quarter of an hour)
	$(BIN)/python -m bench.ablation

calibrate: $(VENV)/.dev ## Fit all numbers anew; FOREIGN=FILE.jsonl adds real questions about other things
	$(BIN)/python -m bench.acceptance $(if $(FOREIGN),--foreign $(FOREIGN))
	$(BIN)/python -m bench.calibrate
	$(BIN)/python -m bench.follow_ups
	$(BIN)/python -m bench.separation

clean: ## Remove the virtual environment
	rm -rf $(VENV)

$(VENV)/.python:
	@python="$(PYTHON)"; \
	for version in $(SUPPORTED); do \
		if [ -z "$$python" ] && python$$version -c '' 2>/dev/null; then python=python$$version; fi; \
	done; \
	python="$${python:-python3}"; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Bayan needs Python 3.11 or newer, and $$python is none: it is tried on $(SUPPORTED)"; exit 1; }; \
	echo "Bayan takes $$("$$python" --version), and is tried on $(SUPPORTED)"; \
	"$$python" -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml constraints.txt
	@$(INSTALL) --editable . || { $(NO_WHEEL); }
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(INSTALL) --editable '.[dev]' || { $(NO_WHEEL); }
	@$(INSTALL) --only-binary tdjson --editable '.[tdlib]' \
		|| echo 'TDLib has no wheel for this platform: the tests that compare the simulator with it are skipped.'
	@touch $@
