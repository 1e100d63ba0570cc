# `make demo` and `make test` need Python 3.11 or newer with pip, and nothing else.
.PHONY: demo test check docs dist bench fix clean
.DEFAULT_GOAL := test
PYTHON ?= python3
UV := .venv/bin/uv
RUN := $(UV) run --quiet
CASE := foreign-affairs-office
DAY := 2024-03-01

$(UV):
	@$(PYTHON) -m venv --without-pip .venv
	@$(PYTHON) -m pip --python .venv/bin/python install -qq uv==0.13.9

demo: $(UV)
	@$(RUN) inspection build examples/$(CASE) --as-of $(DAY) --to build/$(CASE)
	@$(RUN) inspection status examples/$(CASE) --as-of $(DAY)
	@echo; echo "The documents are in build/$(CASE):"; ls build/$(CASE)

test: $(UV)
	@$(RUN) pytest

check: $(UV)
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) mypy src $(wildcard plugins/*/src) tests/typing
	@$(RUN) lint-imports --no-logo
	@$(RUN) docs/generate.py --check

fix: $(UV)
	@$(RUN) ruff check --fix
	@$(RUN) ruff format
	@$(RUN) docs/generate.py

docs: $(UV)
	@$(RUN) docs/generate.py
	@$(RUN) --group docs zensical build --strict --clean

dist: $(UV)
	@rm -rf dist && $(UV) build --quiet --all-packages --out-dir dist && ls dist

bench: $(UV)
	@for bench in benchmarks/bench_*.py; do $(RUN) $$bench || exit 1; done

clean:
	rm -rf .venv .cache build dist site uv.lock .*_cache .hypothesis .coverage*
