"""`sy-dataset link`: two files of persons, linked outside a night with the engine of the night."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def link(
    left: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A CSV of persons.")],
    right: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Another one.")],
    out: Annotated[Path, typer.Option(help="The links, one row each.")],
    as_of: Annotated[
        str, typer.Option(help="Day to which it is reckoned who is a child, yyyy-mm-dd.")
    ] = "",
) -> None:
    """Link two files of persons; each file holds a person once.

    Columns: record_id, and any of given_name, family_name, birth_date, sex, postcode, address,
    nhs_number, upn, other_id (an identifier that both files share).
    """
    from datetime import UTC, date, datetime

    from sy_dataset.config import load_config
    from sy_dataset.errors import NightError
    from sy_dataset.identity.link_files import link_files
    from sy_dataset.paths import Workspace

    workspace = Workspace.here()
    try:
        day = date.fromisoformat(as_of) if as_of else datetime.now(UTC).date()
        linked = link_files(
            left,
            right,
            out,
            as_of=day,
            accept_never_issued=load_config(workspace.config).partnership.invented_data,
            details=workspace.error_details,
            scratch=workspace.restricted / "spill",
        )
    except ValueError:
        typer.echo("--as-of is not a day in the form yyyy-mm-dd", err=True)
        raise typer.Exit(2) from None
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    links = sum(linked.links.values())
    typer.echo(
        f"{linked.left:,} and {linked.right:,} persons: {links:,} links,"
        f" {linked.ties:,} persons left as ties"
    )
    for rule, count in linked.links.items():
        typer.echo(f"  {rule:<32} {count:>10,}")
