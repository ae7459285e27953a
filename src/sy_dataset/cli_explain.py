"""`sy-dataset person explain`: why records are one person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

if TYPE_CHECKING:
    from sy_dataset.identity.agreement import Pair
    from sy_dataset.identity.explain import Explained

HIDDEN = "(on a terminal)"


def person_explain(
    asked: Annotated[list[str], typer.Argument(help="A person_id, or two person tokens.")],
    by: Annotated[str, typer.Option(help="Who looks; noted.")],
    purpose: Annotated[str, typer.Option(help="What for; noted. No child's name.")],
) -> None:
    """Show what each record of a person says, what linked them, and what each field weighs.

    Values go to a terminal only: into a file or a pipe go agreement and weights without them.
    """
    from sy_dataset.identity.explain import explain
    from sy_dataset.identity.latest import Latest

    try:
        told = explain(Latest.of(Workspace.here()), *asked, by=by, purpose=purpose)
    except NightError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    shows = sys.stdout.isatty()
    _tell_records(told, shows)
    _tell_links(told)
    for pair in told.pairs:
        _tell_pair(told, pair)
    if not shows:
        typer.echo("values are shown on a terminal only", err=True)


def _tell_records(told: Explained, shows: bool) -> None:
    from sy_dataset.identity.review.words import NAMES, registers_of, shown

    rows: list[tuple[str, ...]] = [
        (
            *(str(number), record.agency_id, registers_of(record.registers)),
            *(_value(shown(record.values[name]), shows) for name in NAMES),
            *(person_id, record.person_token),
        )
        for number, (record, person_id) in enumerate(
            zip(told.records, told.person_ids, strict=True), start=1
        )
    ]
    _table("Records", ("", "agency", "registers", *NAMES.values(), "person", "token"), rows)


def _value(value: str | None, shows: bool) -> str:
    if value is None:
        return "–"
    return value if shows else HIDDEN


def _tell_links(told: Explained) -> None:
    numbers = {record.person_token: n for n, record in enumerate(told.records, start=1)}
    rows: list[tuple[str, ...]] = [
        (
            *(link.rule_id, link.grade, "" if link.score is None else f"{link.score:.4f}"),
            ", ".join(str(numbers[one]) for one in link.person_tokens if one in numbers),
        )
        for link in told.links
    ]
    if rows:
        _table("Links", ("rule", "grade", "score", "records"), rows)
    else:
        typer.echo("\nNo rule links these records.")


def _tell_pair(told: Explained, pair: Pair) -> None:
    numbers = {record.person_token: n for n, record in enumerate(told.records, start=1)}
    title = f"Records {numbers[pair.left.person_token]} and {numbers[pair.right.person_token]}"
    rows: list[tuple[str, ...]] = [("before any field", "", "", "", "", f"{pair.start_bits:+.2f}")]
    for one in pair.fields:
        chances = ["" if chance is None else f"{chance:.3g}" for chance in (one.m, one.u)]
        bits = f"{one.bits:+.2f}" if one.level else "not in the model"
        rows.append((one.field, one.agreement, one.level, *chances, bits))
    if pair.bits is None:
        rows.append(("in sum", "", "", "", "", "the model cannot be asked"))
    else:
        rows.append(
            ("in sum", "", f"probability {pair.probability:.6f}", "", "", f"{pair.bits:+.2f}")
        )
    _table(title, ("field", "agreement", "level", "m", "u", "bits"), rows)


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, markup=False).print(table)
