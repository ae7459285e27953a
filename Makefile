# Two commands are all that a newcomer needs: make demo, make test.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed

.PHONY: demo test check format render bench model run clean-data

demo: $(READY)
	$(BIN)/sy-dataset demo

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 2 dbt_project/models dbt_project/tests
	$(BIN)/sy-dataset render --check

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

render: $(READY)
	$(BIN)/sy-dataset render

bench: $(READY)
	$(BIN)/python -m tests.bench

model: $(READY)
	$(BIN)/python -m tests.train_model

run: $(READY)
	$(BIN)/sy-dataset run

# Installed once, and again only when the lock or the package's own declaration changes. The lock is
# full, so nothing is resolved (--no-deps): an older pip cannot resolve extras against hashes.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

# Everything that nights made; what agencies sent (data/raw/inbox) stays.
clean-data:
	rm -rf data/raw/vault data/pseudonymised/rows data/pseudonymised/findings data/marts/releases data/marts/current data/state
