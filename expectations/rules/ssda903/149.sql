-- title: Unknown reason for the end of the episode
-- message: Reason episode ceased code is not valid.
-- severity: error
-- flags: Episodes(REC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Give a reason of the code list.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 149, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    REC not in (
        'E11', 'E12', 'E2', 'E3', 'E4A', 'E4B', 'E13', 'E41', 'E45', 'E46', 'E47', 'E48', 'E5',
        'E6', 'E7', 'E8', 'E9', 'E14', 'E15', 'E16', 'E17', 'X1'
    )

/* examples
- name: not on the list
  Episodes: [{REC: 'E43'}, {CHILD: B, REC: 'E1'}]
  flags: {Episodes: [1, 2]}
- name: on the list, or missing
  Episodes: [{REC: 'X1'}, {CHILD: B, REC: 'E4A'}, {CHILD: C, REC: 'E48'}, {CHILD: D}]
  flags: {}
*/
