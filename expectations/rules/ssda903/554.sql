-- title: The decision to place for adoption is later than the placement order
-- message: Date of decision that the child should be placed for adoption should be on or prior to
--   the date that the placement order was granted. [NOTE: This rule may result in false positives
--   or false negatives if relevant episodes are in previous years; please check carefully!]
-- severity: query
-- flags: Episodes(DECOM, LS), PlacedAdoption(DATE_PLACED)
-- needs: Episodes, PlacedAdoption
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision or the start of the episode with status E1; explain it if
--   the order was made in an earlier year.
-- choice: The order was granted on the first day under E1 that this return shows. A query, for the
--   words ask to check.
-- source: SSDA903 rule 554, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with first_under_order as (
    select row_id, CHILD, DECOM
    from Episodes
    where LS = 'E1' and DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
)

select first_under_order.row_id as Episodes, PlacedAdoption.row_id as PlacedAdoption
from first_under_order
join PlacedAdoption using (CHILD)
where PlacedAdoption.DATE_PLACED > first_under_order.DECOM

/* examples
- name: decided the day after
  Episodes: [{DECOM: 2026-09-01, LS: E1}, {DECOM: 2026-05-01, LS: E1}, {DECOM: 2026-04-01, LS: C2}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-02}]
  flags: {Episodes: [2], PlacedAdoption: [1]}
- name: decided on the day, undated, or of another child
  Episodes: [{DECOM: 2026-05-01, LS: E1}, {DECOM: '31/31/2026', LS: E1}]
  PlacedAdoption: [{DATE_PLACED: 2026-05-01}, {}, {CHILD: B, DATE_PLACED: 2026-06-01}]
  flags: {}
*/
