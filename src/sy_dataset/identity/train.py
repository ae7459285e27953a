"""Train the model of linkage: apart from the night, about once a year, into a versioned file.

Chances of agreement among strangers (u) are sampled; those among records of one person (m) are
found by expectation maximisation. The model holds the mean of each and of the value that stands
here as assumed: records in which an error never occurs must not make it impossible. What they
cannot teach keeps the assumed value.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from sy_dataset.identity.likeness import LIKE_BIRTH

BLOCKING = (
    ("birth_date", "given_sound"),
    ("birth_date", "family_sound"),
    ("birth_date", "postcode"),
    ("birth_date", "longest_word"),
    ("given_name", "family_name", "birth_year"),
    ("given_name", "family_name", "birth_day"),
    ("given_name", "family_name", "postcode"),
    ("given_sound", "family_sound", "district"),
    ("postcode", "given_sound"),
    ("postcode", "family_sound"),
    ("postcode", "longest_word"),
    ("postcode", "birth_year", "birth_day"),
    ("given_sound", "longest_word"),
    ("family_sound", "longest_word"),
    ("longest_word", "next_longest_word"),
    ("first_words",),
    ("postcode", "first_word"),
    ("other_id",),
)
"""Which pairs the model is asked of: those that agree so far."""

CHANGED_PLACES = "l.given_name = r.family_name and l.family_name = r.given_name"

APART = "not list_has_any(l.registers, r.registers)"
"""No register holds a person twice."""

SEED, SAMPLED_PAIRS = 20260331, 3_000_000

TRAINED_ON = (
    "l.birth_date = r.birth_date",
    "l.given_name = r.given_name and l.family_name = r.family_name",
)


def _agree(columns: tuple[str, ...]) -> str:
    return " and ".join(f"l.{column} = r.{column}" for column in columns)


def _level(sql: str, label: str, m: float, u: float, frequency: str | None = None) -> Any:
    level = {
        "sql_condition": sql,
        "label_for_charts": label,
        "m_probability": m,
        "u_probability": u,
    }
    if frequency:
        level |= {"tf_adjustment_column": frequency, "tf_adjustment_weight": 1.0}
    return level


def _comparison(name: str, missing: str, *levels: Any) -> Any:
    null = {"sql_condition": missing, "label_for_charts": "missing", "is_null_level": True}
    return {"output_column_name": name, "comparison_levels": [null, *levels]}


def _name(column: str, other: str, sound: str) -> Any:
    left, right = f"{column}_l", f"{column}_r"
    variants = "len(list_intersect(variants_l, variants_r)) > 0"
    near = (
        f"jaro_winkler_similarity({left}, {right}) >= 0.92"
        f" or damerau_levenshtein({left}, {right}) <= 1 or {sound}_l = {sound}_r"
    )
    far = (
        f"jaro_winkler_similarity({left}, {right}) >= 0.8"
        f" or damerau_levenshtein({left}, {right}) <= 2"
    )
    return _comparison(
        column,
        f"{left} is null or {right} is null",
        _level(f"{left} = {right}", "the same", 0.80, 0.004, column),
        _level(f"{left} = {other}_r or {right} = {other}_l", "changed places", 0.03, 0.0007),
        _level(f"{near}{f' or {variants}' if column == 'given_name' else ''}", "near", 0.11, 0.006),
        _level(far, "like", 0.02, 0.008),
        _level("ELSE", "different", 0.04, 0.9813),
    )


def _birth() -> Any:
    parts = " + ".join(
        f"(birth_{part}_l = birth_{part}_r)::integer" for part in ("year", "month", "day")
    )
    return _comparison(
        "birth_date",
        "birth_year_l is null or birth_year_r is null",
        _level("birth_date_l = birth_date_r", "the same", 0.95, 0.0002),
        _level(f"birth_score(birth_date_l, birth_date_r) >= {LIKE_BIRTH}", "a slip", 0.02, 0.004),
        _level(f"coalesce({parts}, 0) >= 2", "two parts known", 0.005, 0.004),
        _level("birth_year_l = birth_year_r", "the year", 0.005, 0.05),
        _level("ELSE", "different", 0.02, 0.9418),
    )


def _homes() -> list[Any]:
    shared = (
        "len(list_intersect(address_words_l, address_words_r)) / least("
        "len(list_distinct(address_words_l)), len(list_distinct(address_words_r)))"
    )
    return [
        _comparison(
            "postcodes",
            "postcodes_l is null or postcodes_r is null",
            _level("list_has_any(postcodes_l, postcodes_r)", "one the same", 0.70, 0.0006),
            _level("damerau_levenshtein(postcode_l, postcode_r) <= 1", "near", 0.08, 0.003),
            _level("postcode_l[:-3] = postcode_r[:-3]", "one district", 0.08, 0.03),
            _level("ELSE", "different", 0.14, 0.9664),
        ),
        _comparison(
            "address_words",
            "address_words_l is null or address_words_r is null",
            _level(f"{shared} >= 0.99", "all words", 0.40, 0.00006),
            _level(f"{shared} >= 0.7", "most words", 0.35, 0.0002),
            _level(f"{shared} >= 0.5", "half of the words", 0.12, 0.0015),
            _level(f"{shared} >= 0.25", "some words", 0.06, 0.06),
            _level("ELSE", "different", 0.07, 0.93824),
        ),
    ]


def _sex() -> Any:
    return _comparison(
        "sex",
        "sex_l is null or sex_r is null",
        _level("sex_l = sex_r", "the same", 0.995, 0.5),
        _level("ELSE", "different", 0.005, 0.5),
    )


def _other_id() -> Any:
    return _comparison(
        "other_id",
        "other_id_l is null or other_id_r is null",
        _level("other_id_l = other_id_r", "the same", 0.90, 0.000001),
        _level("damerau_levenshtein(other_id_l, other_id_r) <= 1", "a slip", 0.07, 0.0001),
        _level("ELSE", "different", 0.03, 0.9999),
    )


def settings() -> dict[str, Any]:
    """The model before it is trained, as Splink reads it; every value is assumed."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1e-5,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"{rule} and {APART}", "sql_dialect": "duckdb"}
            for rule in (*map(_agree, BLOCKING), CHANGED_PLACES)
        ],
        "comparisons": [
            _name("given_name", "family_name", "given_sound"),
            _name("family_name", "given_name", "family_sound"),
            _birth(),
            *_homes(),
            _sex(),
            _other_id(),
        ],
        "sql_dialect": "duckdb",
    }


def train(connection: duckdb.DuckDBPyConnection, path: Path, trained_on: str) -> None:
    """Train on `left_over`, as `likely` lays it out, and write the model to a file.

    trained_on  what the records were, in words; it stands in the file
    """
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 — takes seconds to load

    linker = Linker("left_over", settings(), DuckDBAPI(connection), set_up_basic_logging=False)
    linker.training.estimate_u_using_random_sampling(SAMPLED_PAIRS, seed=SEED)
    for rule in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(f"{rule} and {APART}")
    write_model(_tempered(linker.misc.save_model_to_json()), path, trained_on)


def _tempered(model: dict[str, Any]) -> dict[str, Any]:
    """The model, every chance the mean of what was found and what was assumed."""
    for found, assumed in zip(model["comparisons"], settings()["comparisons"], strict=True):
        levels = zip(found["comparison_levels"], assumed["comparison_levels"], strict=True)
        for level, before in levels:
            for chance in {"m_probability", "u_probability"} & before.keys():
                level[chance] = (level[chance] + before[chance]) / 2
    return model


def write_model(model: dict[str, Any], path: Path, trained_on: str) -> None:
    """Write a model with what it was trained on."""
    whole = {"trained_on": trained_on, "settings": model}
    path.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
