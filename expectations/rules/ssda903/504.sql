-- title: The category of need changed within a period of care
-- message: The category of need code differs from that reported at start of current period of being looked after
-- severity: error
-- flags: Episodes(CIN)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the category of need to that at the start of the period of care, or correct the
--   latter.
-- choice: A period of care goes on while an episode ends with X1 on the day on which the next
--   begins. A missing code is not the same as any, even a missing one.
-- differs: The validator compares with the episode before, so it flags a change once, and again
--   when the code changes back; the words compare with the start of the period.
-- source: SSDA903 rule 504, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with marked as (
    select
        CHILD, position, row_id, CIN,
        (previous_REC = 'X1' and previous_DEC = DECOM) is true as goes_on
    from episodes_in_order
),

numbered as (
    select
        CHILD, position, row_id, CIN, goes_on,
        count(*) filter (not goes_on) over (partition by CHILD order by position) as period
    from marked
),

compared as (
    select
        row_id, goes_on, CIN,
        first_value(CIN) over (partition by CHILD, period order by position) as CIN_at_start
    from numbered
)

select row_id as Episodes
from compared
where goes_on and (CIN = CIN_at_start) is not true

/* examples
- name: each episode that differs from the first of the period, not the change back
  Episodes:
  - {DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1, CIN: N1}
  - {DECOM: 2026-06-01, DEC: 2026-07-01, REC: X1, CIN: N2}
  - {DECOM: 2026-07-01, DEC: 2026-08-01, REC: X1, CIN: N2}
  - {DECOM: 2026-08-01, CIN: N1}
  flags: {Episodes: [2, 3]}
- name: missing in one of them or in both
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1, CIN: N1}, {DECOM: 2026-06-01}, {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1}, {CHILD: B, DECOM: 2026-06-01}]
  flags: {Episodes: [2, 4]}
- name: the same, or another period, after a gap or after care had ended
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1, CIN: N1}, {DECOM: 2026-06-01, DEC: 2026-07-01, REC: X1, CIN: N1}, {DECOM: 2026-07-02, DEC: 2026-08-01, REC: E4A, CIN: N2}, {DECOM: 2026-08-01, CIN: N3}, {CHILD: B, DECOM: 2026-08-01, CIN: N4}]
  flags: {}
*/
