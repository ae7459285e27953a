-- title: A placement without the number of its provider
-- message: Ofsted Unique reference number (URN) is required.
-- severity: error
-- flags: Episodes(URN)
-- needs: Episodes, postcodes
-- years: 2023-2025
-- dimension: completeness
-- to do: Give the provider's number in Ofsted's register, or XXXXXXX if it has none.
-- choice: Episodes that are open or ended within the year; an unknown postcode counts as in
--   England. Until 2024/25 the code Z1 stood where Z11 to Z14 stand now; the rest is taken from the
--   words of today.
-- differs: The public validator also flags short breaks (V3, V4), for which rule 214 says that no
--   number is required; we do not.
-- source: SSDA903 rule 218, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements on Episodes.row_id = placements.row_id
where
    (Episodes.DEC >= collection_start() or Episodes.DEC_as_sent is null)
    and Episodes.URN is null
    and coalesce(Episodes.LS not in ('V3', 'V4'), true)
    and coalesce(
        Episodes.PLACE not in (
            'P1', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1'
        ),
        true
    )
    and coalesce(placements.PL_LA not in ('CON', 'NIR', 'SCO', 'WAL', 'NUK'), true)

/* examples
- name: in England, or nobody knows where, and no number
  year: 2025
  references: {postcodes: [{postcode: S12AB, la_code: '373', easting: 1, northing: 2}]}
  Episodes:
    - {PLACE: K2, PL_POST: S1 2AB, DEC: 2024-04-01}
    - {PLACE: U1, PL_POST: S9 9ZZ}
    - {PL_POST: S1 2AB, LS: C2}
  flags: {Episodes: [1, 2, 3]}
- name: a number, a placement without one, beyond England, over before the year, or a short break
  year: 2025
  references: {postcodes: [{postcode: CF12AB, la_code: WAL, easting: 1, northing: 2}]}
  Episodes:
    - {PLACE: K2, URN: XXXXXXX}
    - {PLACE: Z1}
    - {PLACE: R5}
    - {PLACE: K2, PL_POST: CF1 2AB}
    - {PLACE: K2, DEC: 2024-03-31}
    - {PLACE: K2, DEC: 31/31/2025}
    - {PLACE: K2, LS: V3}
  flags: {}
- name: where the placement lies cannot be told
  Episodes: [{PLACE: K2}]
  state: not run
  flags: {}
*/
