"""Render from the contracts what other tools read; a drift check holds the files to them.

Rendered: dbt sources and staging models, Great Expectations suites, seeds, the data
dictionary, the pages of the rulebook. `rendered_files` is pure; `render` writes, `drift` only
compares.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from sy_dataset.contracts import Column, Contract, Table, code_list, load_contracts
from sy_dataset.contracts.dictionary import as_dictionary
from sy_dataset.contracts.partnership import PARTNERSHIP_TABLES
from sy_dataset.paths import PROJECT
from sy_dataset.quality.render_suites import as_suite
from sy_dataset.quality.return_suites import as_return_suite, suite_name
from sy_dataset.quality.rules.pages import as_pages
from sy_dataset.quality.thresholds import Thresholds, load_thresholds
from sy_dataset.working_days import bank_holidays

STAGING = Path("dbt_project/models/staging")
RULEBOOK, PAGES = Path("expectations/rules"), Path("docs/rules")
KEYS = (
    ("agency_id", "varchar", "The agency that sent the row."),
    ("arrival_id", "varchar", "The arrival that the row came with."),
    ("source_row", "bigint", "Physical row in the file that was sent."),
)


def rendered_files() -> dict[Path, str]:
    """Every rendered file by its path below the checkout."""
    contracts = load_contracts()
    files = {STAGING / "_accepted__sources.yml": as_sources(contracts)}
    for contract in contracts.values():
        for table in contract.tables:
            model = f"stg_{contract.product}__{table.name}"
            folder = STAGING / contract.product
            files[folder / f"{model}.sql"] = as_staging_sql(contract, table)
            files[folder / f"{model}.yml"] = as_staging_contract(contract, table)
        suite = json.dumps(as_suite(contract), indent=2, ensure_ascii=False) + "\n"
        files[Path("expectations/rendered") / f"{contract.id}.json"] = suite
        if contract.rules:
            files |= _return_suite(contract.id, load_thresholds(PROJECT / "expectations"))
    files[Path("dbt_project/seeds/bank_holidays.csv")] = as_csv(
        ("calendar_date", "bank_holiday_name"),
        ((day.isoformat(), name) for day, name in bank_holidays().items()),
    )
    files[Path("dbt_project/seeds/contact_source.csv")] = as_csv(
        ("code", "label"), code_list("contact_source").items()
    )
    files[Path("docs/dictionary.md")] = as_dictionary(contracts)
    files |= {PAGES / path: text for path, text in as_pages(PROJECT / RULEBOOK).items()}
    return files


def _return_suite(extract_id: str, thresholds: Thresholds) -> dict[Path, str]:
    suite = as_return_suite(extract_id, thresholds.of(extract_id))
    path = Path("expectations/rendered") / f"{suite_name(extract_id)}.json"
    return {path: json.dumps(suite, indent=2, ensure_ascii=False) + "\n"}


def render(root: Path = PROJECT) -> list[Path]:
    """Write every rendered file and delete those whose contract or rule is gone.

    Returns the paths that changed.
    """
    changed = drift(root)
    files = rendered_files()
    for path in changed:
        if path in files:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(files[path], encoding="utf-8")
        else:
            (root / path).unlink()
    return changed


def drift(root: Path = PROJECT) -> list[Path]:
    """The rendered files that are missing, differ from the contracts, or have no contract."""
    files = rendered_files()
    stands = {path.relative_to(root) for path in _rendered_on_disk(root)}
    differing = [
        path
        for path, text in files.items()
        if (path not in stands and not (root / path).is_file())
        or (root / path).read_text(encoding="utf-8") != text
    ]
    return sorted([*differing, *(stands - files.keys())])


def _rendered_on_disk(root: Path) -> Iterator[Path]:
    yield from (root / STAGING).rglob("stg_*.*")
    yield from (root / "expectations" / "rendered").glob("*.json")
    yield from (root / PAGES).rglob("*.md")


def as_staging_sql(contract: Contract, table: Table) -> str:
    """The staging model of one table: rename only, every row, every column by name."""
    columns = [name for name, _, _ in KEYS] + [
        str(column.pseudonym)
        if column.pseudonym == column.staged
        else f"{column.pseudonym} as {column.staged}"
        for column in table.travelling
    ]
    listed = ",\n        ".join(columns)
    return (
        f"{{# {table.grain} Rendered from the contract {contract.id} {contract.version}. #}}\n\n"
        "with\n\narrived as (\n\n"
        f"    select * from {{{{ source('accepted', '{contract.product}__{table.name}') }}}}\n\n"
        "),\n\nrenamed as (\n\n"
        f"    select\n        {listed}\n\n    from arrived\n\n"
        ")\n\nselect * from renamed\n"
    )


def as_staging_contract(contract: Contract, table: Table) -> str:
    """The staging model's dbt contract: every column with its type and meaning."""
    model = {
        "name": f"stg_{contract.product}__{table.name}",
        "description": f"{table.grain} {contract.limitations}",
        "config": {"contract": {"enforced": True}},
        "columns": [
            *({"name": n, "data_type": t, "description": m} for n, t, m in KEYS),
            *(_staged_column(column) for column in table.travelling),
        ],
    }
    return _yaml({"models": [model]})


def _staged_column(column: Column) -> dict[str, Any]:
    meaning = column.meaning
    if column.coarsen == "month":
        meaning += " First day of the month only."
    if column.coarsen == "lsoa":
        meaning = f"Lower super output area of: {meaning}"
    staged: dict[str, Any] = {
        "name": column.staged,
        "data_type": column.pseudonym_sql_type,
        "description": meaning,
    }
    if column.key_position:
        staged["data_tests"] = ["not_null"]
    return staged


def as_sources(contracts: Mapping[str, Contract]) -> str:
    """The dbt sources: every accepted table of the agencies and of the night itself."""
    tables: list[dict[str, Any]] = [
        {"name": f"{contract.product}__{table.name}", "description": table.grain}
        for contract in contracts.values()
        for table in contract.tables
    ]
    tables += [
        {
            "name": f"partnership__{name}",
            "description": grain,
            "columns": [
                {"name": f.name, "data_type": f.sql_type, "description": f.meaning} for f in fields
            ],
        }
        for name, (grain, fields) in PARTNERSHIP_TABLES.items()
    ]
    source = {
        "name": "accepted",
        "description": "The selected arrival of every agency and extract, pseudonymised.",
        "database": "work",
        "schema": "accepted",
        "tables": sorted(tables, key=lambda table: str(table["name"])),
    }
    return _yaml({"sources": [source]})


def as_csv(header: tuple[str, ...], rows: Any) -> str:
    """A CSV file as text, with line feeds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _yaml(content: dict[str, Any]) -> str:
    head = "# Rendered from the contracts: change the contract, then `make render`.\n"
    text: str = yaml.safe_dump(content, sort_keys=False, width=100, allow_unicode=True)
    return head + text
