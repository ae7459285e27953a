-- title: Unknown reason for the change of placement
-- message: Reason for placement change is not a valid code.
-- severity: error
-- flags: Episodes(REASON_PLACE_CHANGE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Give a reason of the code list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 1009, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    REASON_PLACE_CHANGE not in (
        'CARPL', 'CLOSE', 'ALLEG', 'STAND', 'APPRR', 'CREQB', 'CREQO', 'CHILD', 'LAREQ', 'PLACE',
        'CUSTOD', 'OTHER'
    )

/* examples
- name: not on the list
  Episodes: [{REASON_PLACE_CHANGE: 'MOVED'}]
  flags: {Episodes: [1]}
- name: on the list, or missing
  Episodes: [{REASON_PLACE_CHANGE: 'CARPL'}, {CHILD: B, REASON_PLACE_CHANGE: 'CUSTOD'}, {CHILD: C}]
  flags: {}
*/
