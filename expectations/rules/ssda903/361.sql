-- title: Police protection for more than 72 hours
-- message: Police protection legal status lasted longer than maximum 72 hours allowed in the
--   Children Act 1989.
-- severity: error
-- flags: Episodes(DECOM, LS, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status, or the start or end of the episodes.
-- choice: Episodes under police protection that follow each other without a gap are one spell; an
--   episode without an end goes on to 31 March. Days stand for hours: more than 3.
-- differs: The public validator also joins two spells that are parted by an episode of another
--   status, if that follows the first without a gap.
-- source: SSDA903 rule 361, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with police_protection as (
    select
        row_id, CHILD, DECOM, position,
        coalesce(DEC, collection_end()) as until_day,
        (previous_LS = 'L1' and previous_DEC = DECOM) is not true as begins_a_spell
    from episodes_in_order
    where LS = 'L1'
),

numbered as (
    select
        row_id, CHILD, DECOM, until_day,
        count(*) filter (begins_a_spell) over (partition by CHILD order by position) as spell
    from police_protection
)

select row_id as Episodes
from numbered
qualify
    max(until_day) over (partition by CHILD, spell)
    - min(DECOM) over (partition by CHILD, spell) > 3

/* examples
- name: a day too long, in one episode and in two
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-05, LS: L1}
    - {CHILD: B, DECOM: 2026-05-03, DEC: 2026-05-05, LS: L1}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-05-03, LS: L1}
  flags: {Episodes: [1, 2, 3]}
- name: just long enough, or of another status, or without a start
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-04, LS: L1}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-12-01, LS: C2}
    - {CHILD: C, DEC: 2026-12-01, LS: L1}
  flags: {}
- name: open until the year ends
  Episodes: [{DECOM: 2027-03-27, LS: L1}, {CHILD: B, DECOM: 2027-03-28, LS: L1}]
  flags: {Episodes: [1]}
- name: two short spells with another status, or a gap, between them
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-02, LS: L1}
    - {DECOM: 2026-05-02, DEC: 2026-09-01, LS: C2}
    - {DECOM: 2026-09-01, DEC: 2026-09-02, LS: L1}
    - {CHILD: B, DECOM: 2026-05-01, DEC: 2026-05-02, LS: L1}
    - {CHILD: B, DECOM: 2026-09-01, DEC: 2026-09-02, LS: L1}
  flags: {}
*/
