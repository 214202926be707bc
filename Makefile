# Letsema's habits. `make help` lists them. Needs Python 3.11 or newer with venv, make and git.

PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
UV := $(shell command -v uv 2>/dev/null || echo .venv/bin/uv)
BIN := .venv/bin
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)
BIND ?= 127.0.0.1:8000
STRICT := src/letsema/values src/letsema/press $(wildcard src/letsema/*/rules.py src/letsema/*/rules)
# What keeps a worker busy for long is handed out first: tests/conftest.py puts it in order.
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup --no-loadscope-reorder -rfEs
# The second run leaves out what has no database in it, or asks the same of either database.
AGAIN := --database postgres -m 'not browser and not once'
MANAGE := DJANGO_SETTINGS_MODULE=letsema.config.settings $(BIN)/python -m django
export PYTHONUTF8 := 1
export UV_SYSTEM_CERTS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup run test postgres check fix golden docs messages bench lock clean dev

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

setup: .venv/.run ## prepare everything without serving: leaves .venv/bin/letsema and a database
	@$(BIN)/letsema prepare

run: setup ## set up, load the example if the record is empty, serve
	$(BIN)/letsema serve --with-example --bind $(BIND)

test: dev ## all tests, on SQLite
	@tools/provide
	$(PYTEST) --database sqlite tests

postgres: dev ## the tests again on a private PostgreSQL
	@tools/provide
	@if $(BIN)/python -m tests.postgres; then \
		echo "$(PYTEST) $(AGAIN) tests"; \
		$(PYTEST) $(AGAIN) tests; \
	else echo "SKIPPED: the run on PostgreSQL"; fi

check: dev ## all that CI runs; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(STRICT)
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python tools/document.py --check
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory postgres

fix: dev ## mend what a machine can mend: formatting, imports, simple lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: dev ## write the golden files anew; then read the difference before you commit it
	LETSEMA_GOLDEN=write $(BIN)/python -m pytest -q tests -k golden
	@git status --short -- tests/golden

docs: dev ## write docs/reference anew from the code
	$(BIN)/python tools/document.py

messages: dev ## gather the words people read into catalogues; LANGUAGE=fr begins one
	$(BIN)/python tools/messages.py $(LANGUAGE)

bench: dev ## measure; figures go to bench/
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

lock: .venv/.made ## pin again what pyproject.toml asks for (add UPGRADE=1 for newer versions)
	$(call pin,--extra dev pyproject.toml requirements/build.in,dev.txt)
	$(call pin,-c requirements/dev.txt pyproject.toml requirements/build.in,run.txt)
	$(call pin,requirements/uv.in,uv.txt)

pin = $(UV) pip compile --quiet $(if $(UPGRADE),--upgrade) --universal --generate-hashes \
	--python-version 3.11 --no-emit-index-url --no-annotate --no-header $(1) -o requirements/$(2)

clean: ## remove the environment and caches; the record under var/ stays
	rm -rf .venv build src/*.egg-info .*_cache .hypothesis

dev: .venv/.dev

# Pins for running, or, where the developers' are already in, those: they hold the same and more.
.venv/.run: requirements/run.txt pyproject.toml .venv/.made
	@echo "Installing what Letsema needs …"
	@$(UV) pip sync --quiet --python $(BIN)/python \
		$(if $(wildcard .venv/.dev),requirements/dev.txt,requirements/run.txt)
	@$(call install)

.venv/.dev: requirements/dev.txt pyproject.toml .venv/.made
	@echo "Installing what its developers need …"
	@$(UV) pip sync --quiet --python $(BIN)/python requirements/dev.txt
	@$(call install)
	@touch $@

install = $(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation \
	--editable . && touch .venv/.run

# The environment; uv is fetched into it, pinned, where the machine has none.
.venv/.made: requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "Letsema needs Python 3.11 or newer, with venv" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making .venv with $(PYTHON) …"; $(PYTHON) -m venv .venv; }
	@test -x "$(UV)" || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements/uv.txt
	@touch $@
