-- title: A provider number for a placement that has none
-- message: Ofsted Unique reference number (URN) should not be recorded for this placement type.
-- severity: error
-- flags: Episodes(URN)
-- needs: Episodes
-- years: 2023-2025
-- dimension: validity
-- to do: Take out the provider's number, or correct the type of placement.
-- choice: Until 2024/25 the code Z1 stood where Z11 to Z14 stand now; the rest is taken from the
--   words of today.
-- source: SSDA903 rule 222, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE in (
        'P1', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1'
    )
    and URN <> 'XXXXXXX'

/* examples
- name: with parents, or in a placement without a type of its own, and a number
  Episodes: [{PLACE: P1, URN: SC012345}, {PLACE: Z1, URN: SC012345}, {PLACE: T0, URN: '12'}]
  flags: {Episodes: [1, 2, 3]}
- name: no number, or a placement with a provider
  Episodes: [{PLACE: P1}, {PLACE: P1, URN: XXXXXXX}, {PLACE: K2, URN: SC012345}, {URN: SC012345}]
  flags: {}
*/
