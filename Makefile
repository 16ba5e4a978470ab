# What a developer does. Each target makes what it needs: `make demo` and `make test` work in a fresh clone.

VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
ISSUES ?= 2,3
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$name; break; }; done)

.PHONY: demo test lint types contracts score bench bench-findings compiled docs screenshots tutorial clean
.DEFAULT_GOAL := test

demo: $(VENV)/.installed  ## The main job on the articles of seeds/.
	@$(BIN)/claim-checker check seeds/articles; status=$$?; echo; \
	if [ $$status -eq 1 ]; then echo "status 1, as expected: the articles of seeds/ contradict each other on purpose"; \
	else echo "status $$status, but 1 was expected" >&2; exit 1; fi

test: $(VENV)/.developing
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developing
	$(BIN)/mypy

contracts: $(VENV)/.developing
	$(BIN)/lint-imports

score: $(VENV)/.developing  ## The acceptance scores, where the labelled sets lie beside the project.
	$(BIN)/python scripts/acceptance.py --shared $(SHARED) --issues $(ISSUES)

bench: $(VENV)/.developing
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_cache.py

bench-findings: $(VENV)/.developing  ## What the findings are worth on the labelled news; writes docs/benchmark.md.
	$(BIN)/python scripts/benchmark.py

compiled: $(VENV)/.pip  ## A wheel in dist/ whose extraction is machine code; takes a C compiler and the network.
	rm -rf build/compiled && mkdir -p build/compiled && git archive HEAD | tar -x -C build/compiled
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist build/compiled

docs: $(VENV)/.developing  ## The docs site, in build/docs; what is undocumented or linked in vain stops it.
	$(BIN)/python scripts/docs.py build/docs

screenshots: $(VENV)/.developing  ## The pictures of docs/images, where there is a Chromium.
	$(BIN)/python scripts/screenshots.py
	$(BIN)/python scripts/page_screenshots.py

tutorial: $(VENV)/.developing  ## A fresh clone, installed, and every command of the docs pasted in it; takes the network.
	$(BIN)/python scripts/tutorial.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.pip:
	@test -n "$(PYTHON)" || { echo "claim-checker needs Python 3.11 or newer; set PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ $(VENV)/.installed
