-- title: Care leaver information for one still in care at 17 or 18
-- message: Care leaver information is not required for 17- or 18-year olds who are still looked
--   after [on their 17th or 18th birthday.]
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: Episodes, OC3
-- years: 2023-
-- dimension: consistency
-- to do: Take the young person out of OC3, or correct the end of the episode.
-- choice: The last birthday up to 31 March counts, of one who is 17 or 18 then. Who leaves on the
--   birthday is not looked after on it. Why the episode ended is not asked.
-- differs: It does not count an open episode, so that it misses those who are still looked after.
--   A birth on 29 February or a date that cannot be read may stop it.
-- source: SSDA903 rule 1007, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

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
where
    Episodes.DECOM <= birthdays.last_birthday
    and (Episodes.DEC > birthdays.last_birthday or Episodes.DEC_as_sent is null)

/* examples
- name: left the day after the 17th birthday, or never
  year: 2026
  OC3: [{DOB: 2008-06-01, IN_TOUCH: RHOM}, {CHILD: B, DOB: 2008-06-01, ACTIV: F1}]
  Episodes: [{DECOM: 2025-06-01, DEC: 2025-06-02}, {CHILD: B, DECOM: 2020-01-01}]
  flags: {OC3: [1, 2]}
- name: left on the 18th birthday, came back after it, or an end that cannot be read
  year: 2026
  OC3: [{DOB: 2007-06-01, ACCOM: B1}, {CHILD: B, DOB: 2007-06-01, ACCOM: B1}, {CHILD: C, DOB: 2007-06-01, ACCOM: B1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2025-06-01}, {CHILD: B, DECOM: 2025-06-02}, {CHILD: C, DECOM: 2020-01-01, DEC: '31/02/2025'}]
  flags: {}
- name: too young, too old, or nothing is told
  year: 2026
  OC3: [{DOB: 2009-04-01, ACCOM: B1}, {CHILD: B, DOB: 2007-03-31, ACCOM: B1}, {CHILD: C, DOB: 2008-06-01}, {CHILD: D, ACCOM: B1}]
  Episodes: [{DECOM: 2020-01-01}, {CHILD: B, DECOM: 2025-06-01, DEC: 2025-06-02}, {CHILD: C, DECOM: 2020-01-01}, {CHILD: D, DECOM: 2020-01-01}]
  flags: {}
- name: 17 on the last day, and 19 the day after
  year: 2026
  OC3: [{DOB: 2009-03-31, ACCOM: B1}, {CHILD: B, DOB: 2007-04-01, ACCOM: B1}]
  Episodes: [{DECOM: 2020-01-01}, {CHILD: B, DECOM: 2020-01-01}]
  flags: {OC3: [1, 2]}
- name: born on 29 February
  year: 2026
  OC3: [{DOB: 2008-02-29, ACCOM: B1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2026-03-01}]
  flags: {OC3: [1]}
*/
