-- title: A freeing order is still in force
-- message: Child is still freed for adoption, but freeing orders could not be applied for since 30 December 2005.
-- severity: error
-- flags: Episodes(DEC, REC, LS)
-- needs: Episodes
-- years: 2023-2024
-- dimension: consistency
-- to do: Correct the legal status, or say when and why the episode ceased.
-- choice: The message is worded from memory of the DfE guide: the list of words lacks this rule, as
--   do the sets since 2024/25.
-- source: SSDA903 rule 451, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where Episodes.LS = 'D1' and Episodes.DEC is null and Episodes.REC is null

/* examples
- name: open, or its end cannot be read
  Episodes: [{LS: D1}, {LS: D1, DEC: '31/31/2023'}]
  flags: {Episodes: [1, 2]}
- name: an end or a reason, or another legal status
  Episodes: [{LS: D1, DEC: 2023-06-01}, {LS: D1, REC: X1}, {LS: E1}]
  flags: {}
*/
