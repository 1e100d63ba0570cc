# `make demo` and `make test` need Python 3.11 or newer with pip, and nothing else.
.PHONY: demo test check docs dist bench fix clean
.DEFAULT_GOAL := test
PYTHON ?= python3
UV := .venv/bin/uv
RUN := $(UV) run --quiet
# example:the day that its README describes:its publication, if it has one
EXAMPLES := foreign-affairs-office:2024-03-01:p1
EXAMPLES += audit-office-en:2025-11-28:p1
EXAMPLES += university:2025-03-31:p1
EXAMPLES += hospital-audit:2025-03-31:
EXAMPLES += lake-district:2025-01-31:
EXAMPLES += wexcombe-school:2026-01-09:

$(UV):
	@$(PYTHON) -m venv --without-pip .venv
	@$(PYTHON) -m pip --python .venv/bin/python install -qq uv==0.13.9

demo: $(UV)
	@set -e; for each in $(EXAMPLES); do \
	  set -- $$(echo $$each | tr : ' '); to=build/$$1; [ -d examples/$$1 ] || continue; rm -rf $$to; \
	  $(RUN) inspection build examples/$$1 --as-of $$2 --to $$to >/dev/null; \
	  $(RUN) inspection status examples/$$1 --as-of $$2; \
	  echo; echo "Documents as of that day, in $$to:"; ls -C $$to; \
	  if [ "$$3" ]; then \
	    $(RUN) inspection publication rebuild $$3 --case examples/$$1 --to $$to/publication >/dev/null; \
	    echo "Publication $$3, made again as it was published: $$to/publication"; \
	  fi; \
	  echo; \
	done

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
