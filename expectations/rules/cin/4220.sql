-- title: A child's ethnicity is missing or not a code
-- message: Ethnicity is missing or invalid (see Ethnicity table)
-- severity: error
-- flags: ChildCharacteristics(Ethnicity)
-- needs: ChildCharacteristics
-- years: 2023-
-- dimension: validity
-- to do: Give the code of the child's ethnicity; NOBT if it is not known yet, REFU if it was
--   refused.
-- choice: The codes are capitals.
-- source: CIN census rule 4220, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select row_id as ChildCharacteristics
from ChildCharacteristics
where
    Ethnicity is null
    or Ethnicity not in (
        'ABAN', 'AIND', 'AOTH', 'APKN', 'BAFR', 'BCRB', 'BOTH', 'CHNE', 'MOTH', 'MWAS', 'MWBA',
        'MWBC', 'NOBT', 'OOTH', 'REFU', 'WBRI', 'WIRI', 'WIRT', 'WOTH', 'WROM'
    )

/* examples
- name: missing, no code, small letters
  ChildCharacteristics: [{}, {Ethnicity: WHIT}, {Ethnicity: wbri}]
  flags: {ChildCharacteristics: [1, 2, 3]}
- name: codes
  ChildCharacteristics: [{Ethnicity: WBRI}, {Ethnicity: NOBT}, {Ethnicity: ABAN}, {Ethnicity: WROM}]
  flags: {}
*/
