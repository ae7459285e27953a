"""`sy-dataset packs`: what each agency has to put right, and what it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

packs = typer.Typer(no_args_is_help=True, help="Correction packs, and the answers to them.")


@packs.command("write")
def packs_write(
    agency: Annotated[str | None, typer.Option(help="Only this agency's.")] = None,
) -> None:
    """Write the correction packs of the current release into data/restricted/packs."""
    from sy_dataset.config import load_config
    from sy_dataset.contracts import load_contracts
    from sy_dataset.packs import write_packs
    from sy_dataset.publish.release import open_release

    workspace = Workspace.here()
    try:
        with open_release(workspace) as release:
            [(as_of,)] = release.execute("select as_of_date from dim_night").fetchall()
        written = write_packs(
            workspace.current_database.resolve(),
            contracts=load_contracts(),
            workspace=workspace,
            as_of=as_of,
            agency=agency,
            invented_data=load_config(workspace.config).partnership.invented_data,
        )
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    for agency_id, corrections in written.items():
        typer.echo(
            f"{agency_id}: {corrections:,} to correct: {workspace.packs / agency_id / str(as_of)}"
        )


@packs.command("take")
def packs_take(
    file: Annotated[Path, typer.Argument(help="The corrections.csv or .xlsx that came back.")],
    agency: Annotated[str, typer.Option(help="The agency that answers.")],
    by: Annotated[str, typer.Option(help="Who answers.")],
) -> None:
    """Take an agency's answers from a returned pack; the next pack heeds them."""
    from datetime import UTC, datetime

    from sy_dataset.config import load_config
    from sy_dataset.packs import take_answers

    workspace = Workspace.here()
    known = {one.id for one in load_config(workspace.config).agency}
    if agency not in known:
        raise typer.BadParameter(f"one of {', '.join(sorted(known))}", param_hint="--agency")
    try:
        taken = take_answers(file, agency, by, workspace, datetime.now(UTC).date())
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    for refusal in taken.refused:
        place = f"{refusal.sheet} row {refusal.row}".strip()
        typer.echo(f"refused: {place}, {refusal.field}: {refusal.reason}", err=True)
    told = [f"{count:,} {answer}" for answer, count in taken.taken.items()] or ["nothing new"]
    typer.echo(
        f"taken: {'; '.join(told)}. Said before: {taken.unchanged:,}."
        f" Without an answer: {taken.unanswered:,}. Refused: {len(taken.refused):,}."
    )
    if taken.refused:
        raise typer.Exit(1)
