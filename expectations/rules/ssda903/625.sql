-- title: The first child was born after the year or after care
-- message: Date of birth of the first child is beyond the end of this reporting year or the date
--   the child ceased to be looked after.
-- severity: error
-- flags: Episodes(DEC), Header(MC_DOB)
-- needs: Episodes, Header
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of birth of the first child, or leave it out if the child was born after
--   care ended.
-- choice: Care has ended where the last episode has an end that is not X1; the birth may be on that
--   day.
-- differs: The validator takes the last end of any episode for the end of care, so it flags a child
--   who is still looked after and gave birth after an earlier episode ended; and it passes a birth
--   after the year where no episode has an end.
-- source: SSDA903 rule 625, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with left_care as (
    select row_id, CHILD, DEC
    from episodes_in_order
    where is_last and DEC is not null and REC is distinct from 'X1'
)

select left_care.row_id as Episodes, Header.row_id as Header
from Header
left join left_care using (CHILD)
where Header.MC_DOB > collection_end() or Header.MC_DOB > left_care.DEC

/* examples
- name: the day after care, or the day after the year
  Header: [{MC_DOB: 2026-06-02}, {CHILD: B, MC_DOB: 2027-04-01}]
  Episodes: [{DECOM: 2025-01-01, DEC: 2026-06-01, REC: E4A}, {CHILD: B, DECOM: 2025-01-01}]
  flags: {Header: [1, 2], Episodes: [1]}
- name: on the last day of care or of the year, or after an earlier episode
  Header: [{MC_DOB: 2026-06-01}, {CHILD: B, MC_DOB: 2027-03-31}, {CHILD: C}]
  Episodes:
    - {DECOM: 2025-01-01, DEC: 2026-06-01, REC: E4A}
    - {CHILD: B, DECOM: 2025-01-01, DEC: 2026-06-01, REC: X1}
    - {CHILD: B, DECOM: 2026-06-01}
    - {CHILD: C, DECOM: 2025-01-01, DEC: 2026-06-01, REC: E4A}
  flags: {}
*/
