-- title: The ethnicity is missing or not a code
-- message: The ethnicity code is either not valid or has not been entered.
-- severity: error
-- flags: Header(ETHNIC)
-- needs: Header
-- years: 2023-
-- dimension: validity
-- to do: Give a code of the list; NOBT if it has not been obtained yet.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 103, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where
    ETHNIC is null
    or ETHNIC not in (
        'WBRI', 'WIRI', 'WOTH', 'WIRT', 'WROM', 'MWBC', 'MWBA', 'MWAS', 'MOTH', 'AIND', 'APKN',
        'ABAN', 'AOTH', 'BCRB', 'BAFR', 'BOTH', 'CHNE', 'OOTH', 'REFU', 'NOBT'
    )

/* examples
- name: not on the list, or missing
  Header: [{ETHNIC: 'WHIT'}, {CHILD: B}]
  flags: {Header: [1, 2]}
- name: on the list
  Header: [{ETHNIC: 'WBRI'}, {CHILD: B, ETHNIC: 'NOBT'}]
  flags: {}
*/
