"""`sy-dataset person` and `sy-dataset never-link`: what people decide of who is who.

All of it works on the identity store in the restricted zone and holds from the next night on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sy_dataset.cli_explain import person_explain
from sy_dataset.errors import NightError, scrubbed
from sy_dataset.paths import Workspace

if TYPE_CHECKING:
    from datetime import date

    import duckdb

person = typer.Typer(no_args_is_help=True, help="Split, merge and look back at persons.")
never_link = typer.Typer(no_args_is_help=True, help="Identities that must never be linked.")

person.command("explain")(person_explain)

By = Annotated[str, typer.Option(help="Who decides.")]
Reason = Annotated[str, typer.Option(help="Why; name no child.")]


@contextmanager
def _store(workspace: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the store attached, while no night runs; what fails is told plainly."""
    from sy_dataset.engine import connect, encrypting
    from sy_dataset.identity import store, tokens
    from sy_dataset.identity.keys import load_key
    from sy_dataset.lock import only_one

    try:
        key = load_key(workspace)
        with (
            only_one(workspace.lock),
            scrubbed("deciding of persons", workspace.error_details),
            connect(scratch=workspace.restricted / "spill") as connection,
        ):
            encrypting(connection)
            tokens.install(connection, key)
            store.attach(connection, workspace.identity_store, key)
            yield connection
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _today() -> date:
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


@person.command("split")
def person_split(
    person_id: Annotated[str, typer.Argument(help="The person.")],
    record: Annotated[list[str], typer.Option(help="Token of a record that is somebody else's.")],
    by: By,
    reason: Reason,
) -> None:
    """Decide that some records of a person are another person's."""
    from sy_dataset.identity import histories

    with _store(Workspace.here()) as connection:
        numbers = histories.split(connection, person_id, record, by=by, reason=reason, day=_today())
    typer.echo(f"Verdicts {', '.join(map(str, numbers))}; they hold from the next night on.")


@person.command("merge")
def person_merge(
    person_id: Annotated[str, typer.Argument(help="One person.")],
    other_person_id: Annotated[str, typer.Argument(help="The other.")],
    by: By,
    reason: Reason,
) -> None:
    """Decide that two persons are one."""
    from sy_dataset.identity import histories

    with _store(Workspace.here()) as connection:
        [number] = histories.merge(
            connection, person_id, other_person_id, by=by, reason=reason, day=_today()
        )
    typer.echo(f"Verdict {number}; it holds from the next night on.")


@person.command("undo")
def person_undo(
    verdict: Annotated[int, typer.Argument(help="The number of the verdict.")], by: By
) -> None:
    """Let a verdict hold no longer."""
    from sy_dataset.identity import verdicts

    with _store(Workspace.here()) as connection:
        verdicts.revoke(connection, verdict, by, _today())
    typer.echo(f"Verdict {verdict} is undone from the next night on.")


@person.command("history")
def person_history(person_id: Annotated[str, typer.Argument(help="The person.")]) -> None:
    """Tell what happened to a person, and what was decided of its records."""
    from sy_dataset.identity import histories

    with _store(Workspace.here()) as connection:
        records = histories.records_of(connection, person_id)
        told = histories.history(connection, person_id)
    for agency_id, token in records:
        typer.echo(f"record  {agency_id:<12} {token}")
    for day, what, whom, why in told:
        typer.echo(f"{day}  {what:<20} {whom} {why}".rstrip())


@person.command("recalls")
def person_recalls() -> None:
    """List the releases that showed as one person two whom a verdict parted since."""
    from sy_dataset.identity import histories
    from sy_dataset.ledger import Ledger

    workspace = Workspace.here()
    ledger = Ledger(workspace.ledger)
    releases = ledger.releases()
    ledger.close()
    with _store(workspace) as connection:
        recalls = histories.recalls(connection, releases)
    for day, verdict_no, recalled in recalls:
        named = ", ".join(recalled) or "none"
        typer.echo(f"{day}  verdict {verdict_no}: {named}")
    typer.echo(f"{len(recalls)} to recall")


@never_link.command("take")
def never_link_take(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The list, a CSV.")],
    agency: Annotated[str, typer.Option(help="The agency whose numbers it names.")],
    by: By,
) -> None:
    """Take a list of identities that must never be linked; only tokens are kept.

    Columns: person_id_before, person_id_after, class (adoption, protected, changed_identity),
    decided_date.
    """
    from sy_dataset.config import load_config
    from sy_dataset.identity import never_link as lists

    workspace = Workspace.here()
    agencies = {one.id: one for one in load_config(workspace.config).agency}
    if agency not in agencies:
        raise typer.BadParameter(f"one of {', '.join(sorted(agencies))}", param_hint="--agency")
    with _store(workspace) as connection:
        taken = lists.take(connection, file, agency=agencies[agency], by=by)
    for row, field, reason in taken.refused:
        typer.echo(f"refused: row {row}, {field} {reason}", err=True)
    typer.echo(f"{len(taken.verdicts)} pairs are kept apart, {len(taken.refused)} rows refused.")
    if taken.refused:
        raise typer.Exit(1)
