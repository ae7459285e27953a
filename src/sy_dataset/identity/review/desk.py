"""The desk of one reviewer: which pair is next, and what becomes of an answer.

Two people answer each question, the second without knowing of the first. If they agree it is
decided; if not, a third decides. A decision is a verdict, which the next night heeds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb

from sy_dataset.errors import NightError, scrubbed
from sy_dataset.identity.agreement import Pair, compare_pairs
from sy_dataset.identity.explain import note_look
from sy_dataset.identity.latest import Latest, compared, in_store, store_alone
from sy_dataset.identity.review import schema
from sy_dataset.identity.review.schema import Answer

PURPOSE = "clerical review"

# What still waits, with the values that are compared today: others have changed since.
OPEN = """
select question_no, l.record_no, r.record_no
from store.review_question as asked
anti join settled using (question_no)
inner join record as l
    on asked.agency_id = l.agency_id and asked.person_token = l.person_token
inner join record as r
    on asked.other_agency_id = r.agency_id and asked.other_person_token = r.person_token
order by question_no
"""

# Questions that need only one answer more come first; the rest in an order that tells nothing.
NEXT = """
select question_no
from store.review_question
anti join settled using (question_no)
left join (
    select question_no, count(*) as answers, bool_or(answered_by = $by) as is_own
    from store.review_answer group by question_no
) using (question_no)
where not coalesce(is_own, false)
order by coalesce(answers, 0) desc, digest, question_no
"""

VERDICT = """
insert into store.verdict
select
    (select coalesce(max(verdict_no), 0) + 1 from store.verdict), $today, $by, $kind,
    agency_id, person_token, other_agency_id, other_person_token, 'review', $reason, null, null
from store.review_question where question_no = $question_no
"""

# A new decision on a pair takes the place of the one on the values it had before.
REVOKE = """
update store.verdict as old set revoked_date = $today, revoked_by = 'review'
from store.review_question as asked
where asked.question_no = $question_no and old.source = 'review' and old.revoked_date is null
    and old.agency_id = asked.agency_id and old.person_token = asked.person_token
    and old.other_agency_id = asked.other_agency_id
    and old.other_person_token = asked.other_person_token
"""


@dataclass(frozen=True)
class Question:
    """Two records, and the number under which they are asked."""

    question_no: int
    pair: Pair


def name_of(by: str) -> str:
    """A reviewer's name as it is kept: no two spellings of one name are two reviewers.

    Raises NightError if it is empty.
    """
    name = " ".join(by.split()).casefold()
    if not name:
        raise NightError("a reviewer gives a name")
    return name


class Desk:
    """The questions that one reviewer may be asked. Holds records in memory, nothing on disk."""

    def __init__(self, latest: Latest, by: str) -> None:
        """Lay out the pairs that wait. Raises NightError, without any value, as `compared`."""
        self.by, self.called = name_of(by), " ".join(by.split())
        self._latest = latest
        with (
            scrubbed("laying out the review", latest.workspace.error_details),
            compared(latest) as connection,
        ):
            with in_store(connection, latest.workspace, latest.key):
                schema.install(connection)
                waiting = connection.execute(OPEN).fetchall()
                digests = _digests(connection)
            pairs = compare_pairs(connection, [(one, other) for _, one, other in waiting])
        self._pairs = {
            question_no: pair
            for (question_no, _, _), pair in zip(waiting, pairs, strict=True)
            if digests[question_no] == (pair.left.digest, pair.right.digest)
        }

    def next(self, passed_over: Collection[int] = ()) -> Question | None:
        """The next pair that this reviewer may answer, or None. That it is shown is noted.

        passed_over  numbers of questions that the reviewer put off for now
        """
        with self._opened() as connection:
            rows = connection.execute(NEXT, {"by": self.by}).fetchall()
            mine = [no for (no,) in rows if no in self._pairs and no not in passed_over]
            if not mine:
                return None
            pair = self._pairs[mine[0]]
            tokens = [pair.left.person_token, pair.right.person_token]
            note_look(connection, tokens, by=self.by, purpose=PURPOSE)
            return Question(mine[0], pair)

    def waiting(self, passed_over: Collection[int] = ()) -> int:
        """How many pairs this reviewer may still answer."""
        with self._opened() as connection:
            rows = connection.execute(NEXT, {"by": self.by}).fetchall()
        return sum(no in self._pairs and no not in passed_over for (no,) in rows)

    def answer(
        self, question_no: int, answer: Answer, reason: str, *, today: date | None = None
    ) -> bool:
        """Keep an answer; returns whether it decided the question.

        reason  why, in words; it stays in the encrypted store

        Raises NightError, and keeps nothing, if the reason is empty, if this reviewer has
        answered it before, or if it was decided meanwhile.
        """
        if not reason.strip():
            raise NightError("an answer has a reason")
        day = today or datetime.now(UTC).date()
        with self._opened() as connection:
            number = self._round(connection, question_no)
            connection.execute(
                "insert into store.review_answer values (?, ?, ?, ?, ?, ?)",
                [question_no, number, self.by, day, answer.value, reason.strip()],
            )
            return _settle(connection, question_no, reason.strip(), day)

    def _round(self, connection: duckdb.DuckDBPyConnection, question_no: int) -> int:
        """Which answer comes next."""
        names = connection.execute(
            "select answered_by from store.review_answer where question_no = ?", [question_no]
        ).fetchall()
        [(is_open,)] = connection.execute(
            "select count(*) > 0 from store.review_question anti join settled using (question_no)"
            " where question_no = ?",
            [question_no],
        ).fetchall()
        if not is_open or question_no not in self._pairs:
            raise NightError("this pair was decided meanwhile, or was never asked here")
        if (self.by,) in names:
            raise NightError("whoever has answered a pair does not answer it again")
        return len(names) + 1

    @contextmanager
    def _opened(self) -> Iterator[duckdb.DuckDBPyConnection]:
        workspace, key = self._latest.workspace, self._latest.key
        with (
            scrubbed("asking the review's store", workspace.error_details),
            store_alone(workspace, key) as connection,
        ):
            schema.install(connection)
            yield connection


def _digests(connection: duckdb.DuckDBPyConnection) -> dict[int, tuple[str, str]]:
    rows = connection.execute(
        "select question_no, digest, other_digest from store.review_question"
    ).fetchall()
    return {question_no: (one, other) for question_no, one, other in rows}


def _settle(
    connection: duckdb.DuckDBPyConnection, question_no: int, reason: str, today: date
) -> bool:
    """Write the verdict if the question is decided now. One that nobody can tell has none."""
    decided = connection.execute(
        "select decision, string_agg(answered_by, ', ' order by round)"
        " from settled inner join store.review_answer using (question_no)"
        " where question_no = ? group by decision",
        [question_no],
    ).fetchall()
    if not decided:
        return False
    [(decision, reviewers)] = decided
    if decision != Answer.CANNOT_TELL:
        asked = {"question_no": question_no, "today": today}
        connection.execute(REVOKE, asked)
        connection.execute(VERDICT, asked | {"by": reviewers, "kind": decision, "reason": reason})
    return True
