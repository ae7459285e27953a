"""The house as a test: which room may know which, and what no room may name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sy_dataset
from sy_dataset.contracts import load_contracts

ROOT = Path(sy_dataset.__file__).parent
PROJECT = ROOT.parents[1]
ROOMS = {
    "contracts",
    "ingest",
    "identity",
    "quality",
    "disclosure",
    "packs",
    "publish",
    "synthetic",
}
MAY_ALSO_USE = {
    "contracts": set(),
    "publish": {"disclosure"},  # every output goes through disclosure control
}
LEAVES = {
    "config",
    "delivery",
    "engine",
    "errors",
    "findings",
    "identifiers",
    "inputs",
    "ledger",
    "ledger_doors",
    "ledger_returns",
    "lock",
    "paths",
    "private_files",
    "progress",
    "quiet",
    "spellings",
    "working_days",
}
ENTRANCES = {
    "cli",
    "cli_codes",
    "cli_link",
    "cli_packs",
    "cli_person",
    "cli_review",
    "cli_explain",
    "render",
    "check",
    "check_rules",
}
MODULES = sorted(ROOT.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The parts of the package that a module imports, and `flows`."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {a.name for node in nodes if isinstance(node, ast.Import) for a in node.names}
    ours = {name.split(".")[1] for name in names if name.startswith("sy_dataset.")}
    return ours | {"flows" for name in names if name.split(".")[0] == "flows"}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_its_own_room_the_contracts_and_leaves(path: Path):
    here = room(path)
    if here in ENTRANCES | {"__init__"}:
        return
    if here in LEAVES:
        assert imported(path) <= LEAVES
        return
    assert here in ROOMS, f"{here} is neither a room nor a leaf"
    below = {"delivery"} if here == "contracts" else {"contracts"} | LEAVES
    assert imported(path) <= {here} | below | MAY_ALSO_USE.get(here, set())


def test_only_the_command_line_starts_the_flows():
    assert {room(path) for path in MODULES if "flows" in imported(path)} == {"cli"}


def test_nothing_that_reads_or_guards_names_a_source():
    """A source is data: its name stands in its contract and in models made for it, nowhere else."""
    names = {contract.id for contract in load_contracts().values()}
    for place in ("ingest", "identity", "quality"):
        for path in (ROOT / place).rglob("*.py"):
            words = {
                node.value
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            assert not words & names, path


def test_the_command_line_imports_no_slow_library_before_it_is_needed():
    at_start = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name) or ""
        for path in ROOT.glob("cli*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    slow = ("duckdb", "pyarrow", "prefect", "dbt", "great_expectations", "pandas", "flows")
    assert not [name for name in at_start if name.startswith(slow)]


@pytest.mark.parametrize(
    "place",
    ["flows", "dbt_project", "expectations", "data/raw", "data/marts", "src/sy_dataset", "tests"],
)
def test_the_agreed_rooms_stand(place: str):
    assert (PROJECT / place).is_dir()


def test_functions_and_modules_stay_small():
    long_ones = []
    for path in [*MODULES, *(PROJECT / "flows").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 340:
            long_ones.append(f"{path.name}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and (body[-1].end_lineno or 0) - body[0].lineno + 1 > 40:
                    long_ones.append(f"{path.name}: {node.name}")
    assert not long_ones
