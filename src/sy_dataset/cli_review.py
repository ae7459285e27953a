"""`sy-dataset review`: people decide on pairs of records that linkage leaves or is measured by."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from sy_dataset.errors import NightError
from sy_dataset.paths import Workspace

if TYPE_CHECKING:
    from sy_dataset.config import Config
    from sy_dataset.identity.review.desk import Desk, Question
    from sy_dataset.identity.review.quality import Share

review = typer.Typer(no_args_is_help=True, help="Clerical review of links. Restricted zone.")

By = Annotated[str, typer.Option(help="The reviewer; kept with every answer.")]
KEYS = {"s": "same", "a": "apart", "c": "cannot_tell"}


@review.command("fill")
def review_fill(
    day: Annotated[
        datetime | None, typer.Option(help="Day whose month is drawn; today by default.")
    ] = None,
) -> None:
    """Put the month's pairs into the queue: what linkage left open, and the sample.

    Run after a night, monthly at least. Run twice, it draws nothing twice.
    """
    from datetime import UTC

    from sy_dataset.identity.latest import Latest
    from sy_dataset.identity.review.draw import fill

    try:
        filled = fill(Latest.of(Workspace.here()), (day or datetime.now(UTC)).date())
    except NightError as error:
        raise _stopped(error) from None
    for kind, count in sorted(filled.drawn.items()):
        typer.echo(f"  {kind:<16} {count:>7,}")
    typer.echo(f"{filled.new_questions:,} pairs are new in the queue")


@review.command("next")
def review_next(by: By) -> None:
    """Ask for one pair after another in the terminal, until none is left or you stop."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise _stopped(NightError("records are shown on a terminal only, never in a file or pipe"))
    config, desk = _desk(by)
    put_off: set[int] = set()
    try:
        while question := desk.next(put_off):
            if not _ask(config, desk, question, put_off):
                return
    except NightError as error:
        raise _stopped(error) from None
    typer.echo("Nothing waits for you.")


@review.command("serve")
def review_serve(
    by: By,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 0,
) -> None:
    """The same as a page on this machine alone; its address holds the access to it."""
    from sy_dataset.identity.review.serving import serve

    config, desk = _desk(by)
    try:
        serve(desk, config, port=port, tell=lambda address: typer.echo(f"open {address}"))
    except NightError as error:
        raise _stopped(error) from None


@review.command("quality")
def review_quality(
    month: Annotated[str, typer.Option(help="The month of the sample, e.g. 2026-11.")],
) -> None:
    """Precision and recall of automatic links from a month's decisions; no record is shown.

    Also writes every month's figures for the marts.
    """
    from sy_dataset.identity.keys import load_key
    from sy_dataset.identity.review.quality import quality, write_table

    workspace = Workspace.here()
    try:
        key = load_key(workspace)
        told = quality(workspace, key, month)
        write_table(workspace, key)
    except NightError as error:
        raise _stopped(error) from None
    for kind, one in (("links", "link"), ("pairs not linked", "non_link")):
        strata = [stratum for stratum in told.strata if stratum.kind == one]
        names = ("pairs", "sampled", "same", "apart", "cannot_tell")
        counts = [sum(getattr(stratum, name) for stratum in strata) for name in names]
        pairs, sampled, same, apart, cannot_tell = counts
        typer.echo(
            f"{kind}: {pairs:,}; drawn {sampled:,}; same {same:,}, apart {apart:,},"
            f" cannot tell {cannot_tell:,}, open {sampled - same - apart - cannot_tell:,}"
        )
    typer.echo(f"precision  {_told(told.precision)}")
    typer.echo(f"recall     {_told(told.recall)}, of pairs that a rule or the model came upon")
    kappa = "not available" if told.kappa is None else f"{told.kappa:.3f}"
    typer.echo(f"agreement  Cohen's kappa {kappa} on {told.answered_twice:,} pairs answered twice")


def _told(share: Share | None) -> str:
    if share is None:
        return "not available: too few pairs are decided"
    return f"{share.value:.2%} (95 % interval {share.low:.2%} to {share.high:.2%})"


def _desk(by: str) -> tuple[Config, Desk]:
    from sy_dataset.identity.latest import Latest
    from sy_dataset.identity.review.desk import Desk

    try:
        latest = Latest.of(Workspace.here())
        return latest.config, Desk(latest, by)
    except NightError as error:
        raise _stopped(error) from None


def _ask(config: Config, desk: Desk, question: Question, put_off: set[int]) -> bool:
    """Ask one pair; False if the reviewer stops."""
    from sy_dataset.identity.review.schema import Answer

    _show(config, question)
    key = typer.prompt("[s]ame person, [a]part, [c]annot tell, [n]ot now, [q]uit").strip().lower()
    if key[:1] == "q":
        return False
    if key[:1] == "n":
        put_off.add(question.question_no)
    elif key[:1] in KEYS:
        reason = typer.prompt("Why (the field, not the child)")
        is_decided = desk.answer(question.question_no, Answer(KEYS[key[:1]]), reason)
        typer.echo("Saved: decided." if is_decided else "Saved: another reviewer is needed.")
    return True


def _show(config: Config, question: Question) -> None:
    from rich.console import Console
    from rich.table import Table

    from sy_dataset.identity.review import words

    pair = question.pair
    heads = [
        f"{words.agency_name(config, one.agency_id)}\n{words.registers_of(one.registers)}"
        for one in (pair.left, pair.right)
    ]
    table = Table("Field", *heads, "Agreement")
    for line in words.lines_of(pair):
        told = f"{line.mark} {line.agreement}" + (f": {line.level}" if line.level else "")
        table.add_row(line.name, line.left or "–", line.right or "–", told)
    Console(highlight=False, markup=False).print(table)


def _stopped(error: NightError) -> typer.Exit:
    typer.echo(str(error), err=True)
    return typer.Exit(1)
