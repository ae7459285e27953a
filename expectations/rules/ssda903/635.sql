-- title: An authority or a date of a previous permanence option that there was not
-- message: There are entries for date of order and local authority code where previous permanence
--   option was arranged but previous permanence code is Z1
-- severity: error
-- flags: PrevPerm(LA_PERM, DATE_PERM, PREV_PERM)
-- needs: PrevPerm
-- years: 2023-
-- dimension: consistency
-- to do: Give the code of the option, or take out its authority and date.
-- choice: An entry for one of the two is enough. An empty code says as little of an option as Z1.
-- differs: The validator looks only for an empty code and passes Z1, of which the words speak. The
--   validator also takes a date that cannot be read for a missing one.
-- source: SSDA903 rule 635, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PrevPerm
from PrevPerm
where
    coalesce(PREV_PERM, 'Z1') = 'Z1'
    and coalesce(LA_PERM, DATE_PERM_as_sent) is not null

/* examples
- name: Z1 or no code with an authority or a date
  PrevPerm: [{PREV_PERM: Z1, LA_PERM: '370'}, {PREV_PERM: Z1, DATE_PERM: ZZ/05/2012}, {LA_PERM: '370'}]
  flags: {PrevPerm: [1, 2, 3]}
- name: Z1 alone, or another code
  PrevPerm: [{PREV_PERM: Z1}, {PREV_PERM: P1, LA_PERM: '370', DATE_PERM: 2012-05-01}, {}]
  flags: {}
*/
