-- title: A child assessment order for more than 7 days
-- message: Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act
--   1989.
-- severity: error
-- flags: Episodes(LS, DECOM, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status, or the start or end of the episodes.
-- choice: Episodes of this status without a gap are one spell, and their days are added up; an
--   episode without an end goes on to 31 March.
-- differs: The public validator walks the rows in the order of the file, so that in an unsorted
--   file it joins other episodes than we do.
-- source: SSDA903 rule 363, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with assessment_orders as (
    select
        row_id, CHILD, DECOM,
        case when DEC_as_sent is null then collection_end() else DEC end as until_day
    from Episodes
    where LS = 'L3' and DECOM is not null and CHILD is not null
),

marked as (
    select
        row_id, CHILD, DECOM, until_day,
        coalesce(
            DECOM > lag(until_day) over in_order, lag(row_id) over in_order is null
        ) as begins_a_spell
    from assessment_orders
    window in_order as (partition by CHILD order by DECOM, row_id)
),

numbered as (
    select
        row_id, CHILD,
        until_day - DECOM as days,
        count(*) filter (begins_a_spell) over (partition by CHILD order by DECOM, row_id) as spell
    from marked
)

select row_id as Episodes
from numbered
qualify sum(days) over (partition by CHILD, spell) > 7

/* examples
- name: a day too long, in one episode and in two, the file being out of order
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-09, LS: L3}
    - {CHILD: B, DECOM: 2026-05-03, DEC: 2026-05-09, LS: L3}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-05-03, LS: L3}
  flags: {Episodes: [1, 2, 3]}
- name: just long enough, of another status, without a start, or with an unreadable end
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-08, LS: L3}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-12-01, LS: C2}
    - {CHILD: C, DEC: 2026-12-01, LS: L3}
    - {CHILD: D, DECOM: 2026-05-01, DEC: 31/31/2026, LS: L3}
  flags: {}
- name: open until the year ends
  Episodes: [{DECOM: 2027-03-23, LS: L3}, {CHILD: B, DECOM: 2027-03-24, LS: L3}]
  flags: {Episodes: [1]}
- name: two spells with a day between them
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-07, LS: L3}
    - {DECOM: 2026-05-08, DEC: 2026-05-14, LS: L3}
  flags: {}
*/
