"""Identifiers of a child: what is valid, what is a placeholder, and how it is written clean.

Each check stands twice: as plain Python, which reads like the rule, and as DuckDB macros
(`install`), which do the work on whole columns. A test holds the two to each other.

Sources: NHS data dictionary (NHS NUMBER, modulus 11); NHS number ranges as in the
constants of the nhs-number package; DfE UPN guide and the Government Data Standards
Catalogue (modulus 23, no I, O, S); BS 7666 form of postcodes.
"""

from __future__ import annotations

import re

import duckdb

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters of a UPN in the order of their values; I, O and S are never used."""

OUTWARD = (
    "([A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}|[A-PR-UWYZ][0-9][A-HJKPS-UW]"
    "|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRV-Y])"
)
INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"


def clean_nhs_number(text: str) -> str:
    """The number without the spaces and hyphens it is often written with."""
    return re.sub(r"[ \-\u00a0]", "", text)


def nhs_number_fault(text: str, *, accept_never_issued: bool = False) -> str | None:
    """The rule that an NHS number breaks, or None.

    text                 as received, not empty
    accept_never_issued  whether 9… numbers pass, which are only ever test data

    A number with a decimal point, an exponent or digits of another script is not repaired.
    """
    number = clean_nhs_number(text)
    if not re.fullmatch(r"[0-9]{10}", number):
        return "cell/nhs_number"
    if len(set(number)) == 1:  # all ten such numbers pass modulus 11
        return "cell/nhs_number_placeholder"
    remainder = 11 - sum(int(d) * (10 - i) for i, d in enumerate(number[:9])) % 11
    if (0 if remainder == 11 else remainder) != int(number[9]):
        return "cell/nhs_number"
    if number[0] == "5" or (number[0] == "9" and not accept_never_issued):
        return "cell/nhs_number_never_issued"
    if number[0] in "0123":
        return "cell/nhs_number_other_nation"
    return None


def clean_upn(text: str) -> str:
    """The UPN in capitals, without surrounding blanks."""
    return text.strip(" \u00a0").upper()


def upn_fault(text: str) -> str | None:
    """The rule that a unique pupil number breaks, or None. A temporary UPN is valid.

    Letter + 12 digits, or letter + 11 digits + letter; positions 2 to 13 are weighted by
    their position, the sum modulus 23 gives the first letter. No list of authorities is
    asked: new authorities appear, and lists in libraries are frozen.
    """
    upn = clean_upn(text)
    if not re.fullmatch(f"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]", upn):
        return "cell/upn"
    values = [int(c) if c.isdigit() else UPN_LETTERS.index(c) for c in upn[1:]]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return None if UPN_LETTERS[total % 23] == upn[0] else "cell/upn"


def clean_postcode(text: str) -> str:
    """The postcode in capitals with one space before its last three characters."""
    packed = re.sub(r"[ \u00a0]", "", text).upper()
    return f"{packed[:-3]} {packed[-3:]}"


def postcode_fault(text: str) -> str | None:
    """The rule that a postcode breaks, or None. ZZ99 stands for no fixed or unknown abode."""
    packed = re.sub(r"[ \u00a0]", "", text).upper()
    if packed.startswith("ZZ99"):
        return "cell/postcode_placeholder"
    return None if re.fullmatch(OUTWARD + INWARD, packed) else "cell/postcode"


UPN_DIGITS = " + ".join(f"{i} * (ascii(substr(upn, {i}, 1)) - 48)" for i in range(2, 13))
NHS_DIGITS = " + ".join(f"{11 - i} * (ascii(substr(number, {i}, 1)) - 48)" for i in range(1, 10))

# The arithmetic is written out and each text is cleaned once: a list for each row, or a macro
# within a macro, is worked out again and again.
MACROS = f"""
create or replace temp macro clean_nhs_number(t) as regexp_replace(t, '[ \\-\u00a0]', '', 'g');

create or replace temp macro fault_of_clean_nhs_number(number, accept_never_issued) as case
    when not regexp_full_match(number, '[0-9]{{10}}') then 'cell/nhs_number'
    when number = repeat(left(number, 1), 10) then 'cell/nhs_number_placeholder'
    when (11 - ({NHS_DIGITS}) % 11) % 11 != ascii(substr(number, 10, 1)) - 48
        then 'cell/nhs_number'
    when left(number, 1) = '5' or (left(number, 1) = '9' and not accept_never_issued)
        then 'cell/nhs_number_never_issued'
    when left(number, 1) < '4' then 'cell/nhs_number_other_nation'
end;

create or replace temp macro nhs_number_fault(t, accept_never_issued) as
    fault_of_clean_nhs_number(clean_nhs_number(t), accept_never_issued);

create or replace temp macro clean_upn(t) as upper(trim(t, ' \u00a0'));

create or replace temp macro fault_of_clean_upn(upn) as case
    when not regexp_full_match(upn, '[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]')
        then 'cell/upn'
    when ({UPN_DIGITS} + 13 * case
            when right(upn, 1) <= '9' then ascii(right(upn, 1)) - 48
            else strpos('{UPN_LETTERS}', right(upn, 1)) - 1 end) % 23
        != strpos('{UPN_LETTERS}', left(upn, 1)) - 1 then 'cell/upn'
end;

create or replace temp macro upn_fault(t) as fault_of_clean_upn(clean_upn(t));

create or replace temp macro packed_postcode(t) as upper(regexp_replace(t, '[ \u00a0]', '', 'g'));

create or replace temp macro spaced_postcode(packed) as
    left(packed, length(packed) - 3) || ' ' || right(packed, 3);

create or replace temp macro clean_postcode(t) as spaced_postcode(packed_postcode(t));

create or replace temp macro fault_of_clean_postcode(postcode) as case
    when starts_with(replace(postcode, ' ', ''), 'ZZ99') then 'cell/postcode_placeholder'
    when not regexp_full_match(postcode, '{OUTWARD} {INWARD}') then 'cell/postcode'
end;

create or replace temp macro postcode_fault(t) as fault_of_clean_postcode(clean_postcode(t));
"""


def install(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the macros `clean_…(text)`, `…_fault(text)` and `fault_of_clean_…(text)`.

    The last takes text that is clean already. A fault of null is none.
    """
    connection.execute(MACROS)
