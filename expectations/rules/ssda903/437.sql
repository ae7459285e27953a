-- title: Episodes follow the death or the 18th birthday
-- message: Reason episode ceased is child has died or is aged 18 or over but there are further episodes.
-- severity: error
-- flags: Episodes(REC)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the reason why the episode ceased, or take out the episodes that follow it.
-- choice: Asked within this return. An episode without DECOM comes last: it counts as a further
--   one, and is not flagged itself.
-- source: SSDA903 rule 437, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_in_order
where REC in ('E2', 'E15') and DECOM is not null and not is_last

/* examples
- name: a later episode follows, or one without a start
  Episodes: [{DECOM: 2026-06-01}, {DECOM: 2026-05-01, REC: E2}, {CHILD: B, DECOM: 2026-05-01, REC: E15}, {CHILD: B}]
  flags: {Episodes: [2, 3]}
- name: the last episode, another reason, or another child
  Episodes: [{DECOM: 2026-05-01, REC: E4A}, {DECOM: 2026-06-01, REC: E15}, {CHILD: B, DECOM: 2026-07-01, REC: E2}, {CHILD: C, DECOM: 2026-05-01}, {CHILD: C, REC: E2}]
  flags: {}
*/
