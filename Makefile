# For people: `make demo` shows what itugraph does, `make test` checks everything, `make lock` renews the locks.
# Nothing is installed outside this folder.

VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

# Show a command as a person would type it, then run it.
itugraph = @printf '\n$$ itugraph %s\n\n' '$(1)' && $(BIN)/itugraph $(1)

# Files beside the package are no packages: each folder of them is on the path by itself, as pytest puts it there.
TYPED_TOO := tests benchmarks data/samples
empty :=
TYPED := $(subst $(empty) ,:,src $(TYPED_TOO) $(patsubst %/,%,$(wildcard tests/*/)))

.PHONY: help demo test docs lock clean

help:
	@echo "make demo   build the graph of the sample documents, ask it, check it, draw it"
	@echo "make test   run all tests and checks"
	@echo "make docs   renew the pages that are made from the program"
	@echo "make lock   renew the locked dependencies in requirements/"
	@echo "make clean  remove the environment and the demonstration"

demo: $(VENV)/run.stamp
	@mkdir -p $(DEMO)
	$(call itugraph,build data/samples/side-by-side --graph $(DEMO)/itugraph.graph)
	$(call itugraph,query missing-proposals --graph $(DEMO)/itugraph.graph)
	$(call itugraph,query edition-changes --graph $(DEMO)/itugraph.graph)
	$(call itugraph,query stale-citations --graph $(DEMO)/itugraph.graph)
	$(call itugraph,check --graph $(DEMO)/itugraph.graph) || [ $$? -eq 1 ]
	$(call itugraph,view --graph $(DEMO)/itugraph.graph -o $(DEMO)/network.html)
	@printf '%s\n' "" "What next:" \
		"  open $(DEMO)/network.html in a browser" \
		"  source $(BIN)/activate; export ITUGRAPH_GRAPH=$(DEMO)/itugraph.graph" \
		"  itugraph queries                      what else can be asked" \
		"  itugraph show 'PP Resolution 71'      an instrument, its editions, who cites it" \
		"  itugraph build FILE --graph my.graph  your own document"

test: $(VENV)/dev.stamp
	@echo "Checking style ..."
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo "Checking types ..."
	@$(BIN)/mypy --no-error-summary
	@cd frontend && PATH="$$PATH:$(CURDIR)/$(BIN)" npm run --silent check
	@MYPYPATH=$(TYPED) $(BIN)/mypy --no-error-summary --explicit-package-bases --exclude 'tests/.+/conftest' $(TYPED_TOO)
	@echo "Checking that packages import only what stands below them ..."
	@told=$$($(BIN)/lint-imports 2>&1) || { echo "$$told"; exit 1; }
	@echo "Running the tests ..."
	@$(BIN)/pytest -q -n auto

docs: $(VENV)/dev.stamp
	@$(BIN)/python -m itugraph.cli.documenting docs
	@$(BIN)/python tests/docs/console_examples.py README.md

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "itugraph needs Python 3.11 or newer: install it, or name it with 'make demo PYTHON=/path/to/python3'."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python lacks its venv module: install it (on Debian and Ubuntu: apt install python3-venv), then try again."; exit 1; }
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

FRONTEND := hatch_build.py $(filter-out frontend/node_modules,$(wildcard frontend/* frontend/src/*/*))

$(VENV)/run.stamp: $(BIN)/python requirements/run.lock pyproject.toml $(FRONTEND)
	@echo "Installing itugraph and what it needs into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/run.lock
	@command -v npm >/dev/null || $(BIN)/python hatch_build.py --is-built || $(PIP) install --require-hashes -r requirements/node.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.lock
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements/node.lock
	@$(BIN)/python hatch_build.py --for-tests
	@touch $@

# The locks hold for Python 3.11 and newer on Linux and macOS; dev.lock takes the versions of run.lock.
UV := $(VENV)/lock/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

lock: $(UV)
	$(COMPILE) --group build --output-file requirements/run.lock
	$(COMPILE) --group dev --constraint requirements/run.lock --output-file requirements/dev.lock
	$(subst pyproject.toml,,$(COMPILE)) --group node --output-file requirements/node.lock

$(UV): $(BIN)/python
	@$(PYTHON) -m venv $(VENV)/lock
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(VENV)/lock/bin/python -m pip install --quiet 'uv>=0.8,<1'

clean:
	rm -rf $(VENV) $(DEMO) frontend/node_modules src/itugraph/web/static/built
