-- title: Semi-independent living without the number of its provider
-- message: Ofsted Unique Reference Number (URN) is required for placement code H5 in England from
--   28 October 2023.
-- severity: error
-- flags: Episodes(PLACE, DEC, URN)
-- needs: Episodes, postcodes
-- years: 2024
-- dimension: completeness
-- to do: Give the provider's number in Ofsted's register.
-- choice: The rule's words are not at hand; the message says what is known of them. A placement
--   whose postcode is not known is not known to be in England.
-- differs: The public validator passes an episode that ended on 28 October 2023; the words name
--   that day as the first.
-- source: SSDA903 rule 230, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
join placements on Episodes.row_id = placements.row_id
where
    Episodes.PLACE = 'H5'
    and (Episodes.DEC >= date '2023-10-28' or Episodes.DEC is null)
    and coalesce(Episodes.URN, 'XXXXXXX') = 'XXXXXXX'
    and placements.PL_LA not in ('NIR', 'SCO', 'WAL', 'NUK')

/* examples
- name: goes on to 28 October 2023 or still, in England
  references: {postcodes: [{postcode: S12AB, la_code: '373', easting: 1, northing: 2}]}
  Episodes:
    - {PLACE: H5, DEC: 2023-10-28, PL_POST: S1 2AB}
    - {PLACE: H5, URN: XXXXXXX, PL_POST: S1 2AB}
  flags: {Episodes: [1, 2]}
- name: ended the day before, has a number, lies in Wales or nobody knows where, or is another type
  references:
    postcodes:
      - {postcode: S12AB, la_code: '373', easting: 1, northing: 2}
      - {postcode: CF12AB, la_code: WAL, easting: 1, northing: 2}
  Episodes:
    - {PLACE: H5, DEC: 2023-10-27, PL_POST: S1 2AB}
    - {PLACE: H5, URN: SC012345, PL_POST: S1 2AB}
    - {PLACE: H5, PL_POST: CF1 2AB}
    - {PLACE: H5}
    - {PLACE: K2, PL_POST: S1 2AB}
  flags: {}
*/
