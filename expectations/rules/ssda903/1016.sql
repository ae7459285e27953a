-- title: Care leaver information for one who left care after turning 17 or 18
-- message: Care leaver information is not required for 17- or 18-year olds who cease to be looked
--   after, after their birthday.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: OC3, Episodes
-- years: 2024-
-- dimension: consistency
-- to do: Take the young person out of OC3, or correct the end of the episode.
-- choice: The last birthday up to 31 March counts, and the birthday itself counts as after it. Any
--   episode counts: after one that ended for a change (X1) care went on even longer.
-- differs: It counts years of 365.2425 days, so that it may take one whose birthday is on 31 March
--   or the day after for a year younger or older.
-- source: SSDA903 rule 1016, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with birthdays as (
    select
        row_id, CHILD,
        case
            when birthday(DOB, 18) <= collection_end() then birthday(DOB, 18)
            else birthday(DOB, 17)
        end as last_birthday
    from OC3
    where
        birthday(DOB, 17) <= collection_end()
        and birthday(DOB, 19) > collection_end()
        and coalesce(IN_TOUCH, ACTIV, ACCOM) is not null
)

select birthdays.row_id as OC3
from birthdays
join Episodes using (CHILD)
where Episodes.DEC >= birthdays.last_birthday

/* examples
- name: left on the 18th birthday, or after the 17th
  year: 2026
  OC3: [{DOB: 2007-06-01, ACTIV: F1}, {CHILD: B, DOB: 2008-06-01, ACTIV: F1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2025-06-01}, {CHILD: B, DECOM: 2020-01-01, DEC: 2025-12-01}]
  flags: {OC3: [1, 2]}
- name: left the day before, or is still in care
  year: 2026
  OC3: [{DOB: 2007-06-01, ACTIV: F1}, {CHILD: B, DOB: 2007-06-01, ACTIV: F1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2025-05-31}, {CHILD: B, DECOM: 2020-01-01}]
  flags: {}
- name: 19 on the last day, 16 on it, or nothing is told
  year: 2026
  OC3: [{DOB: 2007-03-31, ACTIV: F1}, {CHILD: B, DOB: 2009-04-01, ACTIV: F1}, {CHILD: C, DOB: 2007-06-01}]
  Episodes: [{DEC: 2026-03-31}, {CHILD: B, DEC: 2026-03-31}, {CHILD: C, DEC: 2026-03-31}]
  flags: {}
*/
