"""Synthetic South Yorkshire v2: an invented county, as large and as busy as the real one.

    write_nights(workspace, children=20_000, years=3, seed=1, nights=3)

Nothing in it is real: names are made from syllables, NHS numbers come from the range 9… that is
never issued, postcodes from areas that do not exist (ZB, ZD, ZR, ZS), and organisation codes are
invented. Codes are drawn from the contracts' lists alone; headers, order and written forms come
from the contracts, so that a changed contract changes the files.

What a county holds
    `children` is the whole population aged 0 to 17 on the last day, shared among the four
    authorities as the estimates of mid-2024 are; 295,870 is the real county. What happens to
    them follows from published figures, scaled to that size, for each authority and year:
    referrals, re-referrals, assessments, section 47 enquiries, conferences, plans, care, and
    their stocks at each 31 March (`published`). The county lives through three years before the
    window, so that its first day has the stocks of that day, and month by month until after the
    last night that can be written (`lives`). Contacts are four to five to a referral.

    Families differ much in how often they are heard of; siblings come together, twins have like
    names, families move between councils, some change their name. Children come alone from
    abroad, with 1 January for a birthday. An adopted child goes on as another: with a new
    number, pupil number and surname. Some are not yet born. Events heap on deadlines (15, 20 and
    45 working days, 72 hours), come on Mondays and after holidays, and from schools in term time.
    Each agency holds children as it knows them: with errors, old names and old addresses
    (`known_as`), which fall more on names from elsewhere. Some children have another identity to
    protect them, some share a hostel's or a children's home's postcode, some a name with a parent.

Extracts
    `extracts.EXTRACTS` holds a function `rows(county) -> Rows` for each extract that is written;
    contracts without one are not. Text, faults and files are made from the contract alone.

Nights
    The county is made once, up to its last possible night, and each night is written as it
    stood at the end of its day. So a later night adds rows and closes others, and the files
    of night 1 are the same however many nights are asked for. Night 2 also holds a file with
    the bytes of night 1, one row corrected, a corrected re-send of a file of night 1, and
    lacks a file that comes with night 3. `write_nights(nights=n)` leaves the inbox as it
    stands after night n. What is due weekly, monthly or yearly comes first with night 1.
    An agency that has nothing to tell of an extract sends no file.

Faults
    A few rows and cells of each file that has rows enough are spoiled in one of the ways that
    a reader must find; those of an extract in as many ways as its contract allows. A fault
    stays on its record in later nights.

Truth, in `data/restricted/truth/`
    faults.parquet    a row per planted fault: agency_id, extract_id, period_date, table_name,
                      source_row, column_name (missing for a row's fault), rule_id
    persons.parquet   a row per person as each source knows it; `child` is the same number for
                      the same child; `never_link` is the same for the two identities of an
                      adopted or protected child, which are two children here; then what is
                      true of the child whoever holds it, by which linkage is scored
    nights.json       a list of nights: period and files, each with its kind and sha-256

The postcode lookup stands in `data/raw/reference/postcode_lsoa.csv`.
"""

from __future__ import annotations

from sy_dataset.synthetic.write import write_nights

__all__ = ["write_nights"]
