"""Take the answers of an agency from a returned pack: what fits is kept, the rest is told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from sy_dataset.engine import connect, literal
from sy_dataset.errors import NightError
from sy_dataset.packs.answers import (
    EXCEPTIONS,
    Answer,
    Said,
    append_answers,
    only_taker,
    read_answers,
)
from sy_dataset.packs.returned import Reply, read_replies
from sy_dataset.paths import Workspace

USUAL_DAYS, MOST_DAYS = 90, 365
MOST_LETTERS = 1000
DATES = ("%Y-%m-%d", "%d/%m/%Y")

SPELLINGS = {
    "corrected": Said.CORRECTED,
    "not a fault because": Said.NOT_A_FAULT,
    "not a fault": Said.NOT_A_FAULT,
    "cannot fix": Said.CANNOT_FIX,
}

KNOWN = """
    with ours as (
        select finding_key, agency_id, rule_id from marts.fct_finding_history
        union
        select finding_key, agency_id, rule_id from marts.fct_finding
    )
    select distinct finding_key from ours
    left join marts.dim_rule as rules using (rule_id)
    where agency_id = $agency and rules.severity is distinct from 'note'
        and finding_key in (select finding_key from asked)
"""


@dataclass(frozen=True)
class Refusal:
    """Why a row was not taken: where it stands, which column, and why. Never the value."""

    sheet: str
    row: int
    field: str
    reason: str


@dataclass(frozen=True)
class Taken:
    """What became of the rows of a returned pack.

    taken       rows added, by answer
    unchanged   rows that say what was said before and still stands
    unanswered  rows without an answer
    """

    taken: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    unanswered: int = 0
    refused: tuple[Refusal, ...] = ()


class _Unfit(Exception):
    """A field of a row that does not fit."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def take_answers(path: Path, agency_id: str, by: str, workspace: Workspace, today: date) -> Taken:
    """Add the answers of a returned pack to the file of answers.

    path  corrections.csv or corrections.xlsx, as they came back
    by    who answers, or who takes the answers for the agency

    Each row stands alone: one that does not fit is refused, with its row and field and never
    its value, and the others are taken. A key that is none of this agency's findings is
    refused, whoever's it may be. Sent twice, the same answer is kept once and an exception
    is not prolonged. Raises NightError if the file cannot be read or nothing is published.
    """
    if not by.strip():
        raise NightError("an answer needs who gives it")
    replies = list(read_replies(path))
    known = _known_keys({reply.finding_key for reply in replies}, agency_id, workspace)
    with only_taker(workspace):
        before = {
            one.finding_key: one for one in read_answers(workspace) if one.agency_id == agency_id
        }
        answers, taken = _sorted_out(replies, known, before, (agency_id, by.strip(), today))
        if answers:
            append_answers(answers, workspace)
    return taken


def _sorted_out(
    replies: Iterable[Reply],
    known: set[str],
    before: Mapping[str, Answer],
    taker: tuple[str, str, date],
) -> tuple[list[Answer], Taken]:
    agency_id, by, today = taker
    answers: dict[str, Answer] = {}
    refused: list[Refusal] = []
    seen: set[str] = set()
    unchanged = unanswered = 0
    for reply in replies:
        try:
            if not (reply.answer or reply.reason or reply.until):
                unanswered += 1
                continue
            key = _key(reply, known, seen)
            said = _said(reply)
            answer = Answer(
                *(agency_id, key, said, _reason(reply, said)),
                *(_until(reply, said, today), today, by),
            )
        except _Unfit as unfit:
            refused.append(Refusal(reply.sheet, reply.row, unfit.column, unfit.reason))
            continue
        if _says_the_same(answer, before.get(key), is_open=not reply.until):
            unchanged += 1
        else:
            answers[key] = answer
    counts = Counter(answer.answer.value for answer in answers.values())
    return list(answers.values()), Taken(dict(counts), unchanged, unanswered, tuple(refused))


def _key(reply: Reply, known: set[str], seen: set[str]) -> str:
    key = reply.finding_key
    if not key:
        raise _Unfit("finding_key", "it is missing")
    if key not in known:
        raise _Unfit("finding_key", "it is not that of a finding of this agency")
    if key in seen:
        raise _Unfit("finding_key", "it has an answer in an earlier row")
    seen.add(key)
    return key


def _said(reply: Reply) -> Said:
    plain = " ".join(reply.answer.lower().replace(",", " ").split())
    if not plain:
        raise _Unfit("answer", "it is missing, and a reason or a day is given")
    if plain not in SPELLINGS:
        raise _Unfit("answer", f"it is none of: {'; '.join(Said)}")
    return SPELLINGS[plain]


def _reason(reply: Reply, said: Said) -> str:
    if said in EXCEPTIONS and not reply.reason:
        raise _Unfit("reason", "this answer needs one")
    if len(reply.reason) > MOST_LETTERS:
        raise _Unfit("reason", f"it is longer than {MOST_LETTERS:,} letters")
    return reply.reason


def _until(reply: Reply, said: Said, today: date) -> date | None:
    if said not in EXCEPTIONS:
        return None
    if not reply.until:
        return today + timedelta(days=USUAL_DAYS)
    day = reply.until if isinstance(reply.until, date) else _read_date(reply.until)
    if day is None:
        raise _Unfit("until", "it is not a date written 2026-06-30 or 30/06/2026")
    if day <= today:
        raise _Unfit("until", "the day is not after today")
    if day > today + timedelta(days=MOST_DAYS):
        raise _Unfit("until", f"the day is more than {MOST_DAYS} days away")
    return day


def _read_date(text: str) -> date | None:
    for written in DATES:
        with suppress(ValueError):
            return datetime.strptime(text, written).date()
    return None


def _says_the_same(answer: Answer, last: Answer | None, *, is_open: bool) -> bool:
    """Whether the last answer says this already and still stands.

    is_open  the row names no day, so that any day of the last answer will do
    """
    if last is None or (last.answer, last.reason) != (answer.answer, answer.reason):
        return False
    if answer.until is None:
        return last.answered_on == answer.answered_on
    return last.stands_on(answer.answered_on) and (is_open or last.until == answer.until)


def _known_keys(keys: set[str], agency_id: str, workspace: Workspace) -> set[str]:
    """Those of the keys that are findings of the agency, also of earlier nights."""
    database = workspace.current_database
    if not database.is_file():
        raise NightError("nothing is published yet")
    with connect(scratch=workspace.restricted / "scratch") as connection:
        connection.execute(f"attach {literal(database.resolve())} as release (read_only)")
        connection.execute("set search_path = 'release.marts'")
        connection.register("asked", pa.table({"finding_key": pa.array(sorted(keys), pa.string())}))
        try:
            rows = connection.execute(KNOWN, {"agency": agency_id}).fetchall()
        except (duckdb.BinderException, duckdb.CatalogException):
            raise NightError("the current release knows no history of findings") from None
    return {key for (key,) in rows}
