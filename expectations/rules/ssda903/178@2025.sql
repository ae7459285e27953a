-- title: No such placement provider
-- message: Placement provider code is not a valid code.
-- severity: error
-- flags: Episodes(PLACE_PROVIDER)
-- needs: Episodes
-- years: 2023-2025
-- dimension: validity
-- to do: Give a provider PR0 to PR5, or none for this type of placement.
-- choice: For temporary placements (T0 to T3) and other ones (Z1, until 2024/25) no provider is
--   valid. Rule 213 has T4 too.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 178, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE_PROVIDER not in ('PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5')
    or (PLACE_PROVIDER is not null and PLACE in ('T0', 'T1', 'T2', 'T3', 'Z1'))

/* examples
- name: not on the list, or a placement without a provider
  Episodes: [{PLACE: U1, PLACE_PROVIDER: PR6}, {PLACE: T0, PLACE_PROVIDER: PR1}, {PLACE: Z1, PLACE_PROVIDER: PR1}]
  flags: {Episodes: [1, 2, 3]}
- name: on the list, or missing
  Episodes: [{PLACE: U1, PLACE_PROVIDER: PR0}, {PLACE: T0}, {PLACE: T4, PLACE_PROVIDER: PR5}, {PLACE_PROVIDER: PR5}, {PLACE: Z11, PLACE_PROVIDER: PR5}]
  flags: {}
*/
