"""Precision and recall of automatic links, from what reviewers decided on each month's sample."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan

import duckdb

from sy_dataset.engine import save_parquet
from sy_dataset.errors import scrubbed
from sy_dataset.identity.keys import TokenKey
from sy_dataset.identity.latest import store_alone
from sy_dataset.identity.review import schema
from sy_dataset.paths import Workspace

FEWEST = 30
"""Decisions of one kind below which its share is not available."""

LEAST_COVERED = 0.9
"""Share of the pairs that decided strata stand for, below which nothing is said of the whole."""

ALPHA = 0.05

# A decision counts where it was drawn, though it was taken in an earlier month.
STRATA = """
select
    month, kind, rule_id, band, max(pairs) as pairs, count(*) as sampled,
    count(*) filter (where decision = 'same') as same,
    count(*) filter (where decision = 'apart') as apart,
    count(*) filter (where decision = 'cannot_tell') as cannot_tell
from store.review_draw
left join settled using (question_no)
where kind in ('link', 'non_link') and ($month is null or month = $month)
group by month, kind, rule_id, band
order by month, kind, rule_id, band
"""

ANSWERS = """
select first_answer, second_answer, count(*)
from (
    select
        question_no, max(answer) filter (where round = 1) as first_answer,
        max(answer) filter (where round = 2) as second_answer
    from store.review_answer
    where question_no in (select question_no from store.review_draw where month = $month)
    group by question_no
)
where second_answer is not null
group by all
"""

WRITTEN = """
select month, kind, rule_id, band, pairs, sampled, same, apart, cannot_tell, low, high
from strata order by month, kind, rule_id, band
"""


@dataclass(frozen=True)
class Stratum:
    """Pairs of one month, kind, rule and band: how many there were, and what was decided.

    kind     link or non_link
    pairs    in the whole, of which `sampled` were drawn
    """

    month: str
    kind: str
    rule_id: str
    band: str
    pairs: int
    sampled: int
    same: int
    apart: int
    cannot_tell: int

    @property
    def decided(self) -> int:
        return self.same + self.apart


@dataclass(frozen=True)
class Share:
    """A share of 1, with the ends of its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Quality:
    """What a month's sample says.

    precision, recall  None where too few pairs are decided
    kappa              Cohen's, of the first two answers; None where it has no value
    answered_twice     pairs behind it
    """

    month: str
    strata: tuple[Stratum, ...]
    precision: Share | None
    recall: Share | None
    kappa: float | None
    answered_twice: int


def quality(workspace: Workspace, key: TokenKey, month: str) -> Quality:
    """Precision, recall and agreement of one month, "2026-11"; no record is in the answer."""
    with scrubbed("reckoning the review's quality", workspace.error_details):
        with store_alone(workspace, key) as connection:
            schema.install(connection)
            strata = _strata(connection, month)
            answers = connection.execute(ANSWERS, {"month": month}).fetchall()
        links = [one for one in strata if one.kind == "link"]
        others = [one for one in strata if one.kind == "non_link"]
        return Quality(
            month,
            tuple(strata),
            share_same(links),
            recall(links, others),
            kappa(answers),
            sum(count for _, _, count in answers),
        )


def write_table(workspace: Workspace, key: TokenKey) -> int:
    """Write `linkage_review.parquet`: one row per month, kind, rule and band. Returns the rows.

    low, high  the Wilson interval of the share that is the same person, of those decided;
               null where none is
    """
    with (
        scrubbed("writing the review's quality", workspace.error_details),
        store_alone(workspace, key) as connection,
    ):
        schema.install(connection)
        strata = _strata(connection, None)
        connection.execute(
            "create temp table strata (month varchar, kind varchar, rule_id varchar,"
            " band varchar, pairs bigint, sampled bigint, same bigint, apart bigint,"
            " cannot_tell bigint, low double, high double)"
        )
        for one in strata:
            ends = wilson(one.same, one.decided) if one.decided else (None, None)
            connection.execute(
                "insert into strata values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*vars(one).values(), *ends],
            )
        return save_parquet(connection, WRITTEN, workspace.linkage_review)


def _strata(connection: duckdb.DuckDBPyConnection, month: str | None) -> list[Stratum]:
    rows = connection.execute(STRATA, {"month": month}).fetchall()
    return [Stratum(*row) for row in rows]


def wilson(hits: float, trials: float, alpha: float = ALPHA) -> tuple[float, float]:
    """The ends of Wilson's score interval of a share; neither number need be whole.

    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209.
    """
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415 — slow to load

    low, high = proportion_confint(hits, trials, alpha=alpha, method="wilson")
    return max(0.0, float(low)), min(1.0, float(high))


def share_same(strata: Sequence[Stratum], alpha: float = ALPHA) -> Share | None:
    """The share of all pairs of the strata that are the same person; None if too few are decided.

    Each stratum weighs as many as it has pairs; its interval is Wilson's with Kish's effective
    number of decisions, 1 / sum of (weight squared / decisions). A pair that nobody can tell
    is left out, as is a stratum in which none is decided, if others cover LEAST_COVERED.

    Source: L. Kish, Survey Sampling (1965), 11.7; N. Dean and M. Pagano, Journal of Survey
    Statistics and Methodology 3 (2015), 484, on Wilson's interval with an effective number.
    """
    known = [one for one in strata if one.decided]
    decided, pairs = sum(one.decided for one in known), sum(one.pairs for one in known)
    if decided < FEWEST or pairs < LEAST_COVERED * sum(one.pairs for one in strata):
        return None
    weights = [one.pairs / pairs for one in known]
    value = sum(w * one.same / one.decided for w, one in zip(weights, known, strict=True))
    trials = 1 / sum(w * w / one.decided for w, one in zip(weights, known, strict=True))
    return Share(value, *wilson(value * trials, trials, alpha))


def recall(links: Sequence[Stratum], others: Sequence[Stratum]) -> Share | None:
    """Of the pairs that are one person, the share that was linked; None if too few are decided.

    Only pairs that some rule or the model came upon are counted: of two records that agree in
    nothing nobody knows. The interval joins the two shares' intervals, each of half the error
    (Bonferroni), so it is rather too wide.
    """
    linked, missed = share_same(links, ALPHA / 2), share_same(others, ALPHA / 2)
    if not others and linked:  # nothing that was come upon is left unlinked
        missed = Share(0.0, 0.0, 0.0)
    if linked is None or missed is None:
        return None
    here, there = sum(one.pairs for one in links), sum(one.pairs for one in others)

    def of(found: float, lost: float) -> float:
        return here * found / (here * found + there * lost) if found else 0.0

    return Share(
        of(linked.value, missed.value), of(linked.low, missed.high), of(linked.high, missed.low)
    )


def kappa(answers: Iterable[tuple[str, str, int]]) -> float | None:
    """Cohen's kappa of two reviewers' answers: agreement beyond what chance gives.

    answers  first, second, how often

    None without answers, or if both always gave one and the same: then it has no value.
    Source: J. Cohen, Educational and Psychological Measurement 20 (1960), 37.
    """
    import numpy as np  # noqa: PLC0415
    from statsmodels.stats.inter_rater import cohens_kappa  # noqa: PLC0415 — slow to load

    names = [one.value for one in schema.Answer]
    table = np.zeros((len(names), len(names)))
    for first, second, count in answers:
        table[names.index(first), names.index(second)] += count
    used = table.sum(axis=0) + table.sum(axis=1)
    if (used > 0).sum() < 2:
        return None
    value = float(cohens_kappa(table).kappa)
    return None if isnan(value) else value
