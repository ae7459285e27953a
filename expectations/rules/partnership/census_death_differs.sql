-- title: A child's death differs between the CIN census and the case system
-- message: A death by the census's last day stands in one of the CIN census and the Standard
--   Safeguarding Dataset only, or in another month
-- severity: error
-- flags: cin_census__children(death_date), ssd__persons(death_date)
-- needs: cin_census__header, cin_census__children, ssd__persons
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: LR01
-- due working days: 2
-- to do: Check at once whether the child has died, and on which day, and correct the copy that
--   differs.
-- choice: A death in the month of the census's last day counts, as only the month travels; one in
--   a later month does not.
-- source: a rule of this partnership

with reference as (
    select agency_id, max(reference_date) as day
    from cin_census__header
    where reference_date <= as_of()
    group by agency_id
)

select census.row_id as cin_census__children, ssd.row_id as ssd__persons
from cin_census__children as census
join reference using (agency_id)
join ssd__persons as ssd using (agency_id, person_token)
where
    if(census.death_month <= reference.day, census.death_month, null)
    is distinct from if(ssd.death_month <= reference.day, ssd.death_month, null)

/* examples
- name: in one of them only, in another month
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, death_month: 2025-11-01}, {child: B}, {child: C, death_month: 2025-11-01}]
  ssd__persons: [{child: A}, {child: B, death_month: 2026-03-01}, {child: C, death_month: 2025-12-01}]
  flags: {cin_census__children: [1, 2, 3], ssd__persons: [1, 2, 3]}
- name: the same month, alive, died since
  as_of: 2026-05-01
  cin_census__header: [{reference_date: 2026-03-31}]
  cin_census__children: [{child: A, death_month: 2025-11-01}, {child: B}, {child: C}]
  ssd__persons: [{child: A, death_month: 2025-11-01}, {child: B}, {child: C, death_month: 2026-04-01}]
  flags: {}
*/
