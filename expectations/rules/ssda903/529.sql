-- title: A public organisation that is no local authority cannot provide this placement
-- message: Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 as these placements cannot be provided by other public organisations.
-- severity: error
-- flags: Episodes(PLACE, PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-
-- dimension: consistency
-- to do: Correct the code of the provider or the type of placement.
-- source: SSDA903 rule 529, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
where
    Episodes.PLACE_PROVIDER = 'PR3'
    and Episodes.PLACE in (
        'A3', 'A4', 'A5', 'A6', 'K1', 'K2', 'P1', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6'
    )

/* examples
- name: each placement that it cannot provide
  Episodes: [{PLACE_PROVIDER: PR3, PLACE: A3}, {PLACE_PROVIDER: PR3, PLACE: A4}, {PLACE_PROVIDER: PR3, PLACE: A5}, {PLACE_PROVIDER: PR3, PLACE: A6}, {PLACE_PROVIDER: PR3, PLACE: K1}, {PLACE_PROVIDER: PR3, PLACE: K2}, {PLACE_PROVIDER: PR3, PLACE: P1}, {PLACE_PROVIDER: PR3, PLACE: U1}, {PLACE_PROVIDER: PR3, PLACE: U2}, {PLACE_PROVIDER: PR3, PLACE: U3}, {PLACE_PROVIDER: PR3, PLACE: U4}, {PLACE_PROVIDER: PR3, PLACE: U5}, {PLACE_PROVIDER: PR3, PLACE: U6}]
  flags: {Episodes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]}
- name: one that it can, another provider, or one of the two missing
  Episodes: [{PLACE_PROVIDER: PR3, PLACE: R2}, {PLACE_PROVIDER: PR0, PLACE: A3}, {PLACE_PROVIDER: PR3}, {PLACE: A3}]
  flags: {}
*/
