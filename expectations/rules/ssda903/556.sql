-- title: The decision to place for adoption is later than the freeing order
-- message: Date of decision that the child should be placed for adoption should be on or prior to
--   the date that the freeing order was granted.
-- severity: error
-- flags: Episodes(DECOM)
-- needs: Episodes, PlacedAdoption
-- years: 2023-2024
-- dimension: consistency
-- to do: Correct the date of the decision or the start of the episode with status D1.
-- choice: The list of words lacks those of this rule; they are taken from rule 554, with the
--   freeing order (D1) for the placement order. Every episode under D1 is looked at.
-- source: SSDA903 rule 556, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join PlacedAdoption using (CHILD)
where Episodes.LS = 'D1' and PlacedAdoption.DATE_PLACED > Episodes.DECOM

/* examples
- name: decided the day after one of two
  Episodes: [{DECOM: 2023-05-01, LS: D1}, {DECOM: 2023-05-02, LS: D1}]
  PlacedAdoption: [{DATE_PLACED: 2023-05-02}]
  flags: {Episodes: [1]}
- name: decided on the day, undated, or under another status
  Episodes: [{DECOM: 2023-05-01, LS: D1}, {DECOM: 2023-04-01, LS: E1}]
  PlacedAdoption: [{DATE_PLACED: 2023-05-01}, {}]
  flags: {}
*/
