"""Synthetic South Yorkshire v1: an invented county that writes every agreed extract.

    write_nights(workspace, children=20_000, years=3, seed=1, nights=3)

Nothing in it is real: names are made from syllables, NHS numbers come from the range 9…
that is never issued, postcodes from areas that do not exist (ZB, ZD, ZR, ZS), and
organisation codes are invented. Codes are drawn from the contracts' lists alone; headers,
order and written forms come from the contracts, so that a changed contract changes the files.

What a county holds
    Children under 18, and a few not yet born, in households with siblings and twins, in four
    authorities. Some have moved between two councils and stand in both under other local ids.
    Councils, health services and the police know different children by different identifiers:
    an NHS number, a unique pupil number, or only a name, a date of birth and a postcode.
    Contacts, screening at the front door, referrals, assessments, enquiries, conferences,
    plans, episodes of care, missing episodes, police notices and emergency attendances follow
    each other in order.

Nights
    The county is made once, up to its last possible night, and each night is written as it
    stood at the end of its day. So a later night adds rows and closes others, and the files
    of night 1 are the same however many nights are asked for. Night 2 also holds a file with
    the bytes of night 1, one row corrected, a corrected re-send of a file of night 1, and
    lacks a file that comes with night 3. `write_nights(nights=n)` leaves the inbox as it
    stands after night n. The census is yearly and comes with night 1.

Faults
    A few rows and cells of each file that has rows enough are spoiled in one of the ways that
    a reader must find. A fault stays on its record in later nights.

Truth, in `data/restricted/truth/`
    faults.parquet    a row per planted fault: agency_id, extract_id, period_date, table_name,
                      source_row, column_name (missing for a row's fault), rule_id
    persons.parquet   a row per person as each source knows it; `child` is the same number for
                      the same child
    nights.json       a list of nights: period and files, each with its kind and sha-256

The postcode lookup stands in `data/raw/reference/postcode_lsoa.csv`.
"""

from __future__ import annotations

from sy_dataset.synthetic.write import write_nights

__all__ = ["write_nights"]
