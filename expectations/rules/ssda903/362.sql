-- title: An emergency protection order for more than 21 days
-- message: Emergency protection order (EPO) lasted longer than 21 days
-- severity: error
-- flags: Episodes(DECOM, LS, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status, or the start or end of the episodes.
-- choice: Episodes under emergency protection that follow each other without a gap are one spell;
--   an episode without an end goes on to 31 March.
-- differs: The public validator also joins two spells that are parted by an episode of another
--   status, if that follows the first without a gap.
-- source: SSDA903 rule 362, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with emergency_protection as (
    select
        row_id, CHILD, DECOM, position,
        coalesce(DEC, collection_end()) as until_day,
        (previous_LS = 'L2' and previous_DEC = DECOM) is not true as begins_a_spell
    from episodes_in_order
    where LS = 'L2'
),

numbered as (
    select
        row_id, CHILD, DECOM, until_day,
        count(*) filter (begins_a_spell) over (partition by CHILD order by position) as spell
    from emergency_protection
)

select row_id as Episodes
from numbered
qualify
    max(until_day) over (partition by CHILD, spell)
    - min(DECOM) over (partition by CHILD, spell) > 21

/* examples
- name: a day too long, in one episode and in two
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-23, LS: L2}
    - {CHILD: B, DECOM: 2026-05-03, DEC: 2026-05-23, LS: L2}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-05-03, LS: L2}
  flags: {Episodes: [1, 2, 3]}
- name: just long enough, or of another status, or without a start
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-22, LS: L2}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-12-01, LS: C2}
    - {CHILD: C, DEC: 2026-12-01, LS: L2}
  flags: {}
- name: open until the year ends
  Episodes: [{DECOM: 2027-03-09, LS: L2}, {CHILD: B, DECOM: 2027-03-10, LS: L2}]
  flags: {Episodes: [1]}
- name: two short spells with another status, or a gap, between them
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-02, LS: L2}
    - {DECOM: 2026-05-02, DEC: 2026-09-01, LS: C2}
    - {DECOM: 2026-09-01, DEC: 2026-09-02, LS: L2}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-05-02, LS: L2}
    - {CHILD: B, DECOM: 2026-09-01, DEC: 2026-09-02, LS: L2}
  flags: {}
*/
