-- title: No postcodes for a child who is looked after
-- message: Child is looked after but no postcodes are recorded. [NOTE: This check may result in false positives for children formerly UASC, particularly if current & prior year UASC data not loaded]
-- severity: error
-- flags: Episodes(HOME_POST, PL_POST)
-- needs: Episodes
-- years: 2023-
-- dimension: completeness
-- to do: Give the postcode of the home and that of the placement.
-- choice: One missing postcode is enough. Unaccompanied is who is so in this return or that of the
--   year before: by UASC in the header if it is sent (XML), otherwise by a row in UASC.
-- source: SSDA903 rule 392b, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with unaccompanied as (
    select CHILD from uasc_status where is_uasc or was_uasc
)

select Episodes.row_id as Episodes
from Episodes
anti join unaccompanied on unaccompanied.CHILD = Episodes.CHILD
where
    (Episodes.HOME_POST is null or Episodes.PL_POST is null)
    and coalesce(Episodes.LS, '') not in ('V3', 'V4')

/* examples
- name: either postcode is missing
  Episodes: [{LS: C2, HOME_POST: S1 1AA}, {LS: C2, PL_POST: S1 1AA}, {}]
  flags: {Episodes: [1, 2, 3]}
- name: without a table of unaccompanied children nobody is left out
  without: [UASC]
  Episodes: [{LS: C2}]
  flags: {Episodes: [1]}
- name: the header, where it has the field, says who is unaccompanied
  Header: [{UASC: '0'}, {CHILD: B, UASC: '1'}]
  UASC: [{SEX: M}, {CHILD: B, SEX: M}]
  Episodes: [{LS: C2}, {CHILD: B, LS: C2}]
  flags: {Episodes: [1]}
- name: both are there, respite care, or unaccompanied
  UASC: [{CHILD: B, DOB: 2010-01-01}]
  Episodes: [{LS: C2, HOME_POST: S1 1AA, PL_POST: S1 2BB}, {LS: V3}, {LS: V4}, {CHILD: B, LS: C2}]
  flags: {}
*/
