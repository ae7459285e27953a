"""How alike two names or two birth dates are, as DuckDB macros."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

GENERIC = "baby|twin|triplet|newborn|unborn|infant|unknown"
"""Words that stand where a forename is not known yet; many children share them."""

VARIANTS = Path(__file__).parent / "name_variants.csv"
"""Forenames that one person may go by: one row per name and group, from general knowledge."""

LIKE_BIRTH = 66
"""The least score at which two birth dates may be one, misread or partly unknown."""

CHILD_YEARS = 25
"""Somebody younger is looked at as a child. Names and birth dates of children and care leavers
must be alike, for twins, siblings and parents of the same name share all the rest."""

SOUNDS = (("ph", "f"), ("ck", "k"), ("ch", "k"), ("kh", "k"), ("c", "k"), ("z", "s"))
DOUBLED = "bdfgklmnpqrstvx"


def _skeleton() -> str:
    """The consonants of a name as they sound: what is left when a name is written in other
    letters (Mohammed, Muhammad) or spelled by ear (Aimee, Amy)."""
    text = "t"
    for written, sounds in SOUNDS:
        text = f"replace({text}, '{written}', '{sounds}')"
    text = f"regexp_replace({text}, '[aeiouyw]|h$', '', 'g')"
    for letter in DOUBLED:
        text = f"regexp_replace({text}, '{letter}+', '{letter}', 'g')"
    return f"nullif({text}, '')"


# Scores of birth dates: NHS England, Person_ID handbook, as the MAIS matching standard
# (PUB03) takes them over; one mistyped or swapped digit is our own addition.
MACROS = f"""
create or replace temp macro plain_name(t) as
    replace(strip_accents(lower(nfc_normalize(t))), 'ß', 'ss');
create or replace temp macro only_letters(t) as
    nullif(regexp_replace(replace(replace(plain_name(t), 'ł', 'l'), 'ø', 'o'),
        '[^\\p{{L}}]', '', 'g'), '');
create or replace temp macro name_parts(t) as
    list_filter(string_split_regex(replace(replace(plain_name(t), 'ł', 'l'), 'ø', 'o'),
        '[^\\p{{L}}]+'), lambda part: length(part) > 3);
create or replace temp macro is_generic_name(t) as
    regexp_matches(plain_name(t), '(^|[^a-z])({GENERIC})([^a-z]|$)');
create or replace temp macro own_forename(t) as case
    when length(only_letters(t)) > 1 and not is_generic_name(t) then only_letters(t) end;
create or replace temp macro sex_written(t) as case
    when lower(t::varchar) in ('m', 'male', '1', 'boy') then 'M'
    when lower(t::varchar) in ('f', 'female', '2', 'girl') then 'F' end;
create or replace temp macro permanent_upn(u) as
    case when right(u, 1) between '0' and '9' then u end;
create or replace temp macro skeleton(t) as {_skeleton()};
create or replace temp macro birth_score(a, b) as case
    when a is null or b is null then null
    when a = b then 100
    when (substr(a, 1, 4) = substr(b, 1, 4))::integer + (substr(a, 6, 2) = substr(b, 6, 2))::integer
        + (substr(a, 9, 2) = substr(b, 9, 2))::integer = 2 then {LIKE_BIRTH}
    when substr(a, 1, 4) = substr(b, 1, 4) and substr(a, 6, 2) = substr(b, 9, 2)
        and substr(a, 9, 2) = substr(b, 6, 2) then {LIKE_BIRTH}
    when damerau_levenshtein(a, b) = 1 then {LIKE_BIRTH}
    when substr(a, 1, 4) = substr(b, 1, 4) then 33
    else 0 end;
create or replace temp macro are_like_written(a, b) as
    a = b or starts_with(a, b) or starts_with(b, a)
    or jaro_winkler_similarity(a, b) >= 0.85 or damerau_levenshtein(a, b) <= 1;
create or replace temp macro are_like_names(a, b) as
    are_like_written(a, b) or (length(skeleton(a)) >= 3 and skeleton(a) = skeleton(b));
create or replace temp macro are_like_births(births) as
    len(births) < 2 or list_min(list_transform(births, lambda a:
        list_min(list_transform(births, lambda b: birth_score(a, b))))) >= {LIKE_BIRTH};
create or replace temp macro are_like_forenames(names) as
    len(names) < 2 or list_bool_and(list_transform(names, lambda a:
        list_bool_and(list_transform(names, lambda b: are_like_names(a, b)))));
"""


def install(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Give a connection the macros, and `name_variant`: one row per forename, with its groups.

    as_of  the day to which it is reckoned who is a child
    """
    connection.execute(MACROS)
    connection.execute(
        "create or replace temp macro is_child(birth) as"
        f" substr(birth, 1, 4) >= '{as_of.year - CHILD_YEARS}'"
    )
    with VARIANTS.open(encoding="utf-8", newline="") as file:
        rows = [(row["name"], row["group"]) for row in csv.DictReader(file)]
    table = pa.table({"name": [name for name, _ in rows], "group_name": [g for _, g in rows]})
    connection.register("variants", table)
    connection.execute(
        "create or replace temp table name_variant as"
        " select name, list(distinct group_name order by group_name) as variants"
        " from variants group by name"
    )
    connection.unregister("variants")
