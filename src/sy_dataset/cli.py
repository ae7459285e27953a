"""`sy-dataset`: a thin command line. Each command imports only what it needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from sy_dataset.cli_codes import codes
from sy_dataset.cli_link import link
from sy_dataset.cli_packs import packs
from sy_dataset.cli_person import never_link, person
from sy_dataset.cli_review import review
from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

# Locals in a traceback would hold rows.
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
keys = typer.Typer(no_args_is_help=True, help="The key of the tokens.")
app.add_typer(keys, name="keys")
app.add_typer(codes, name="codes")
app.add_typer(packs, name="packs")
app.add_typer(person, name="person")
app.add_typer(never_link, name="never-link")
app.add_typer(review, name="review")
app.command()(link)

LAST_DAY = datetime(2026, 3, 31)


class Verdict(StrEnum):
    """What a person decides about a held arrival."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Layout(StrEnum):
    """How `sql` writes its answer."""

    TABLE = "table"
    CSV = "csv"


@app.callback()
def main() -> None:
    """The shared multi-agency safeguarding data set, built every night."""


@app.command()
def run() -> None:
    """Run the night once: receive, check, link, build, publish. For cron and by hand."""
    _run_night()


@app.command()
def demo(
    children: int = 20_000,
    years: int = 3,
    seed: int = 1,
) -> None:
    """Generate an invented South Yorkshire, make a key if there is none, and run the night."""
    from sy_dataset.identity.keys import init_key
    from sy_dataset.synthetic import write_nights

    workspace = Workspace.here()
    if not workspace.key_file.exists():
        init_key(workspace)
    typer.echo(f"generating an invented South Yorkshire: {children:,} children, {years} years")
    write_nights(workspace, children=children, years=years, seed=seed)
    _run_night()


def _run_night() -> None:
    from sy_dataset.quiet import silence

    workspace = Workspace.here()
    silence(workspace)  # before Prefect is imported
    from flows.nightly import nightly

    try:
        outcome = nightly()
    except NightError as error:
        typer.echo(f"\nThe night stopped: {error}.")
        raise typer.Exit(1) from None
    _tell(outcome.state, outcome.release_id, workspace)


def _tell(state: str, release_id: str, workspace: Workspace) -> None:
    told = {
        "published": f"Published release {release_id}.",
        "unchanged": f"Nothing new: no release was published; {release_id} stays current.",
    }
    typer.echo(f"\n{told[state]}")
    typer.echo(f"Report: {(workspace.current / 'report' / 'index.html').as_uri()}")


@app.command()
def serve() -> None:
    """Keep Prefect's own schedule until stopped; by default 02:00 Europe/London."""
    from sy_dataset.quiet import silence

    workspace = Workspace.here()
    silence(workspace)  # before Prefect is imported
    from flows.nightly import serve as keep_schedule

    keep_schedule(workspace)


@app.command()
def synth(
    children: int = 20_000,
    years: int = 3,
    seed: int = 1,
    nights: int = 1,
    last_day: datetime = LAST_DAY,
    faults: bool = True,
    identifier_errors: Annotated[
        float, typer.Option(min=0.0, help="How many times the usual errors in identifiers.")
    ] = 1.0,
) -> None:
    """Write the extracts of an invented South Yorkshire into the inbox, in their real formats."""
    from sy_dataset.synthetic import write_nights

    write_nights(
        Workspace.here(),
        children=children,
        years=years,
        seed=seed,
        nights=nights,
        last_day=last_day.date(),
        with_faults=faults,
        identifier_errors=identifier_errors,
    )


@app.command()
def sql(
    query: str,
    layout: Annotated[Layout, typer.Option("--format")] = Layout.TABLE,
    rows: Annotated[int, typer.Option(help="Most rows to print.")] = 1000,
) -> None:
    """Ask the current release: read only, no file or network access, schema `marts`."""
    import duckdb

    from sy_dataset.publish.release import open_release

    try:
        with open_release(Workspace.here()) as release:
            asked = release.sql(query)
            names = asked.columns if asked else []
            answer = asked.fetchmany(rows + 1) if asked else []
    except (duckdb.Error, NightError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    _print_rows(names, answer[:rows], layout)
    if len(answer) > rows:
        typer.echo(f"only the first {rows} rows are shown; --rows shows more", err=True)


def _print_rows(names: list[str], answer: Sequence[tuple[object, ...]], layout: Layout) -> None:
    if layout is Layout.CSV:
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(answer)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for name in names:
        table.add_column(name, overflow="fold")  # an id that is cut is of no use
    for row in answer:
        table.add_row(*("" if value is None else str(value) for value in row))
    Console(highlight=False).print(table)


@app.command()
def status(
    agency: Annotated[str | None, typer.Option(help="Only this agency.")] = None,
    good: Annotated[bool, typer.Option(help="What is good as well.")] = False,
) -> None:
    """What each agency owes or what is wrong: due, late, waiting, held, refused, unrecognised.

    A held arrival waits for a named person: `sy-dataset decide`.
    """
    from sy_dataset.config import load_config
    from sy_dataset.contracts import deliveries, load_contracts
    from sy_dataset.ingest import waiting
    from sy_dataset.inputs import select
    from sy_dataset.ledger import Ledger

    workspace, contracts = Workspace.here(), load_contracts()
    ledger = Ledger(workspace.ledger)
    chosen = select(ledger.arrivals(), deliveries(contracts))
    ledger.close()
    since = {(a.agency_id, str(a.extract_id)): a.period_date for a in chosen.selected}
    rows = [
        (
            *(w.agency_id, w.extract_id, w.state, w.period_date),
            *(since.get((w.agency_id, w.extract_id)), w.arrival_id, w.reason),
        )
        for w in waiting(workspace, load_config(workspace.config), contracts)
    ]
    amiss = {row[:2] for row in rows}
    if good:
        rows += [
            (*sender, "good", day, day, "", "")
            for sender, day in since.items()
            if sender not in amiss
        ]
    rows = sorted((row for row in rows if agency in (None, row[0])), key=str)
    columns = ["agency", "extract", "state", "day", "good data of", "arrival", "why"]
    _print_rows(columns, rows, Layout.TABLE)
    typer.echo(f"{len(set(since) - amiss):,} extracts are good and up to date")


@app.command()
def decide(
    arrival_id: str,
    verdict: Verdict,
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why; no child's name.")],
) -> None:
    """Accept or refuse an arrival that the gate holds; the next night acts on it."""
    from sy_dataset.ledger import Ledger

    if not Ledger(Workspace.here().ledger).decide(arrival_id, verdict, by=by, reason=reason):
        typer.echo("no such arrival is held", err=True)
        raise typer.Exit(1)
    typer.echo(f"{arrival_id}: {verdict}")


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="The files of one extract.")],
    extract: Annotated[str, typer.Option(help="cin_census, ssda903, annex_a or any contract.")],
    agency: Annotated[str, typer.Option(help="The agency whose files they are, e.g. barnsley.")],
    out: Annotated[Path, typer.Option(help="CSV: one row per finding.")],
    year: Annotated[int | None, typer.Option(help="The return year, e.g. 2026.")] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(help="A file of the return of the year before; once for each."),
    ] = None,
) -> None:
    """Check files outside a night: a summary on the screen, every finding in a file.

    A return is also asked its statutory rules, all its files together.
    """
    from sy_dataset.check import check_files, write_findings
    from sy_dataset.config import load_config
    from sy_dataset.contracts import load_contracts

    workspace = Workspace.here()
    config = load_config(workspace.config)
    contract = _one(load_contracts(), extract, "--extract")
    sender = _one({one.id: one for one in config.agencies_of(contract.domain)}, agency, "--agency")
    try:
        checked = check_files(
            files,
            contract,
            year=year,
            agency=sender,
            config=config,
            workspace=workspace,
            previous=previous or (),
        )
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    write_findings(checked.findings, out)
    _print_rows(
        ["table", "rows", "accepted", "refused", "duplicate"],
        [tuple(vars(count).values()) for count in checked.counts],
        Layout.TABLE,
    )
    _print_rows(
        ["findings", "rule", "what it says"],
        [(found, rule, checked.titles[rule]) for rule, found in checked.by_rule.items()],
        Layout.TABLE,
    )
    if checked.states:
        told = ", ".join(f"{count:,} {state}" for state, count in checked.states.items())
        typer.echo(f"rules of the return: {told}")
    typer.echo(f"{checked.failed:,} findings: {out}")


def _one(choices: dict[str, Any], wanted: str, option: str) -> Any:
    """The choice of that name; else a usage error that lists the names."""
    if wanted not in choices:
        raise typer.BadParameter(f"one of {', '.join(sorted(choices))}", param_hint=option)
    return choices[wanted]


@app.command()
def render(check: Annotated[bool, typer.Option(help="Only compare.")] = False) -> None:
    """Render staging models, suites, seeds, the dictionary and the pages of the rulebook."""
    from sy_dataset.render import drift
    from sy_dataset.render import render as render_files

    changed = drift() if check else render_files()
    for path in changed:
        typer.echo(f"{'differs' if check else 'written'}: {path}")
    if check and changed:
        raise typer.Exit(1)


@keys.command("init")
def keys_init(
    exchange: Annotated[
        bool, typer.Option(help="The key shared with an agency that sends tokens instead.")
    ] = False,
) -> None:
    """Make the key of the tokens, once. Keep a copy where only its custodian can reach it."""
    from sy_dataset.identity.keys import init_exchange_key, init_key

    try:
        path = (init_exchange_key if exchange else init_key)(Workspace.here())
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"key written to {path}")


if __name__ == "__main__":
    app()
