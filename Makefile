# Two commands for a newcomer: `make demo` and `make test`. Both set up what they need in .venv and say what they do.
PYTHON ?= python3
VENV := .venv
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
READY := $(VENV)/ready

.PHONY: demo test check bench clean

$(READY): requirements.lock pyproject.toml
	@echo "== setting up $(VENV) (own environment, hash-locked; a minute or two the first time)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "toetssteen needs Python 3.11 or newer; this is " + sys.version)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	@echo "== reading the example mailbox (fictitious bidders, round 2027-2028, VGZ)"
	@rm -rf voorbeeldzaak
	@$(BIN)/toetssteen beoordeel tests/mailbox/post --zaak voorbeeldzaak --ronde 2027-2028 --zorgkantoor vgz || case $$? in 1|4) ;; *) exit 1 ;; esac

test: $(READY)
	@echo "== style and types"
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@echo "== tests"
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

bench: $(READY)
	@echo "== reading PDFs beside raw pdfium; taking in mail beside the standard library"
	@$(BIN)/python tests/bench_reading.py
	@$(BIN)/python tests/bench_intake.py
	@echo "== laying texts beside the criteria, beside raw pdfium on the same pages"
	@$(BIN)/python tests/bench_criteria.py
	@echo "== thirty bids of twelve files: reading, rendering, and the size of every report"
	@$(BIN)/python tests/bench_reports.py

clean:
	rm -rf $(VENV) voorbeeldzaak tests/actual
