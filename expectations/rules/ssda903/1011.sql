-- title: Care leaver information for a child whose care went to another authority
-- message: This child is recorded as having his/her care transferred to another local authority
--   for the final episode and therefore should not have the care leaver information completed.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: Episodes, OC3
-- years: 2023-
-- dimension: consistency
-- to do: Empty the care leaver fields, or correct the reason for which the last episode ceased.
-- choice: The final episode is that with the latest beginning, of two the later row.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 1011, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with latest as (
    select CHILD, REC
    from Episodes
    where DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM desc, row_id desc) = 1
)

select OC3.row_id as OC3
from OC3
join latest using (CHILD)
where latest.REC = 'E3' and coalesce(OC3.IN_TOUCH, OC3.ACTIV, OC3.ACCOM) is not null

/* examples
- name: the last episode ended with a transfer
  OC3: [{ACTIV: F1}]
  Episodes: [{DECOM: 2026-06-01, REC: E3}, {DECOM: 2026-05-01, REC: X1}]
  flags: {OC3: [1]}
- name: an earlier one did, or nothing is told
  OC3: [{ACTIV: F1}, {CHILD: B}]
  Episodes: [{DECOM: 2026-05-01, REC: E3}, {DECOM: 2026-06-01, REC: E8}, {CHILD: B, DECOM: 2026-06-01, REC: E3}]
  flags: {}
- name: an episode without a beginning is not the last one
  OC3: [{ACTIV: F1}]
  Episodes: [{DECOM: 2026-05-01, REC: E8}, {REC: E3}]
  flags: {}
*/
