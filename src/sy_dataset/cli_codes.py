"""`sy-dataset codes`: raw spellings, their governed codes, and the stewards who decide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

codes = typer.Typer(no_args_is_help=True, help="Raw spellings and their governed codes.")


@codes.command("map")
def codes_map(
    file: Annotated[Path, typer.Argument(help="CSV: list, column, raw_spelling.")],
    out: Annotated[Path, typer.Option(help="CSV: the same with code and state.")],
) -> None:
    """Map a file of spellings: each is mapped, unmapped or in conflict; never Other by default."""
    from sy_dataset.spellings import SpellingMap
    from sy_dataset.spellings.bulk import map_file

    try:
        spellings = SpellingMap.load(Workspace.here().spelling_decisions)
        counts = map_file(spellings, file, out)
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    told = ", ".join(f"{counts.get(s, 0):,} {s}" for s in ("mapped", "unmapped", "conflict"))
    typer.echo(f"{told}: {out}")


@codes.command("queue")
def codes_queue(
    agency: Annotated[str | None, typer.Option(help="Only what this agency sent.")] = None,
    out: Annotated[Path | None, typer.Option(help="CSV; printed if not given.")] = None,
) -> None:
    """What waits for a steward, as CSV. Raw spellings: for eyes of the restricted zone only."""
    from sy_dataset.engine import written_whole
    from sy_dataset.ledger import Ledger
    from sy_dataset.spellings.stewards import as_csv, waiting

    workspace = Workspace.here()
    try:
        queue = waiting(Ledger(workspace.ledger).arrivals(), workspace, agency)
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if out is None:
        typer.echo(as_csv(queue), nl=False)
        return
    with written_whole(out) as part:
        part.write_text(as_csv(queue), encoding="utf-8")
    typer.echo(f"{queue.num_rows:,} spellings wait: {out}")


@codes.command("decide")
def codes_decide(
    list_name: Annotated[str, typer.Option("--list", help="The list, e.g. list_3.")],
    column: Annotated[str, typer.Option(help="The column, as the list heads it.")],
    spelling: Annotated[str, typer.Option(help="The raw spelling.")],
    code: Annotated[str, typer.Option(help="The code that it means.")],
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why; no child's name.")],
) -> None:
    """Decide what a spelling means, from this day on; the next night reads it so."""
    from sy_dataset.spellings.stewards import decide

    workspace = Workspace.here()
    try:
        path = decide(list_name, column, spelling, code, by=by, reason=reason, workspace=workspace)
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"decided in {path}")
