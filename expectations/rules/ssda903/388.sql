-- title: A continuation is announced but none follows, or follows unannounced
-- message: Reason episode ceased is coded new episode begins, but there is no continuation episode.
-- severity: error
-- flags: Episodes(REC)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Add the episode that follows on the same day, or correct REC (X1 if another follows, the
--   reason of leaving if none does).
-- choice: Also the other way round, which the words leave out: an episode follows on the same day
--   and REC is not X1. An episode without DEC or without REC is not tested; episodes without DECOM
--   come first.
-- source: SSDA903 rule 388, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with followed as (
    select
        row_id, DEC, REC,
        lead(row_id) over in_order as next_row_id,
        lead(DECOM) over in_order as next_DECOM
    from Episodes
    where CHILD is not null
    window in_order as (partition by CHILD order by DECOM nulls first, row_id)
)

select row_id as Episodes
from followed
where
    DEC is not null
    and case
        when next_row_id is null then REC = 'X1'
        when REC = 'X1' then DEC is distinct from next_DECOM
        else REC is not null and DEC is not distinct from next_DECOM
    end

/* examples
- name: X1, and the next episode begins a day later
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1}, {DECOM: 2026-06-02}]
  flags: {Episodes: [1]}
- name: X1 on the last episode
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1}]
  flags: {Episodes: [1]}
- name: another reason, and the next episode begins on the same day
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: E4A}, {DECOM: 2026-06-01}]
  flags: {Episodes: [1]}
- name: continued on the same day, whatever the order of the file
  Episodes: [{DECOM: 2026-06-01}, {DECOM: 2026-05-01, DEC: 2026-06-01, REC: X1}]
  flags: {}
- name: left and came back, another child, no end, or no reason
  Episodes: [{DECOM: 2026-05-01, DEC: 2026-06-01, REC: E4A}, {DECOM: 2026-06-02, REC: X1}, {CHILD: B, DECOM: 2026-05-01, DEC: 2026-06-01}, {CHILD: B, DECOM: 2026-06-01}]
  flags: {}
*/
