-- title: More than two temporary placements for the carers' holiday in twelve months
-- message: Only two temporary placements coded as being due to holiday of usual foster carer(s)
--   are allowed in any 12- month period.
-- severity: error
-- flags: Episodes(PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the type of placement, or give the child a placement of its own.
-- choice: Three whose starts lie within twelve months; all that stand in such a group are flagged.
-- differs: The public validator counts the T3 episodes of the whole file without regard to their
--   dates, and so also those more than twelve months apart or without a start.
-- source: SSDA903 rule 377, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with holidays as (
    select
        row_id, DECOM,
        lag(DECOM, 2) over in_order as second_before,
        lag(DECOM) over in_order as first_before,
        lead(DECOM) over in_order as first_after,
        lead(DECOM, 2) over in_order as second_after
    from Episodes
    where PLACE = 'T3' and DECOM is not null and CHILD is not null
    window in_order as (partition by CHILD order by DECOM, row_id)
)

select row_id as Episodes
from holidays
where
    DECOM < birthday(second_before, 1)
    or first_after < birthday(first_before, 1)
    or second_after < birthday(DECOM, 1)

/* examples
- name: three that begin within twelve months
  Episodes:
    - {DECOM: 2027-03-19, PLACE: T3}
    - {DECOM: 2026-03-20, PLACE: T3}
    - {DECOM: 2026-08-01, PLACE: T3}
  flags: {Episodes: [1, 2, 3]}
- name: only two, the third twelve months later, or of another child or type
  Episodes:
    - {DECOM: 2026-03-20, PLACE: T3}
    - {DECOM: 2026-08-01, PLACE: T3}
    - {DECOM: 2027-03-20, PLACE: T3}
    - {CHILD: B, DECOM: 2026-08-01, PLACE: T3}
    - {CHILD: B, DECOM: 2026-09-01, PLACE: T3}
    - {CHILD: B, DECOM: 2026-10-01, PLACE: T4}
  flags: {}
- name: four, of which one is more than twelve months from the others
  Episodes:
    - {DECOM: 2025-03-20, PLACE: T3}
    - {DECOM: 2026-05-01, PLACE: T3}
    - {DECOM: 2026-08-01, PLACE: T3}
    - {DECOM: 2026-12-01, PLACE: T3}
  flags: {Episodes: [2, 3, 4]}
*/
