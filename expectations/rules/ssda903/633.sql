-- title: The authority of the previous permanence option is not a code
-- message: Local authority code where previous permanence option was arranged is not a valid value.
-- severity: error
-- flags: PrevPerm(LA_PERM)
-- needs: PrevPerm
-- years: 2023-
-- dimension: validity
-- to do: Give the three digits of the authority, WAL, SCO, NIR or NUK, or 999.
-- choice: Codes of former authorities hold, for the order may be older than the change.
-- differs: The validator lacks the councils made since 2019 (838, 839, 940 to 943).
-- source: SSDA903 rule 633, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as PrevPerm
from PrevPerm
where
    LA_PERM is not null
    and LA_PERM not in ('WAL', 'SCO', 'NUK', 'NIR')
    and not (
        regexp_full_match(LA_PERM, '[0-9]{3}')
        and (
            LA_PERM between '201' and '213'
            or LA_PERM between '301' and '320'
            or LA_PERM between '330' and '336'
            or LA_PERM between '340' and '344'
            or LA_PERM between '350' and '359'
            or LA_PERM between '370' and '373'
            or LA_PERM between '380' and '384'
            or LA_PERM between '390' and '394'
            or LA_PERM between '800' and '803'
            or LA_PERM between '805' and '808'
            or LA_PERM between '810' and '813'
            or LA_PERM between '821' and '823'
            or LA_PERM between '835' and '841'
            or LA_PERM between '850' and '852'
            or LA_PERM between '855' and '857'
            or LA_PERM between '865' and '874'
            or LA_PERM between '876' and '896'
            or LA_PERM between '935' and '938'
            or LA_PERM between '940' and '943'
            or LA_PERM in (
                '420', '815', '816', '825', '826', '830', '831', '845', '846', '860', '861',
                '908', '909', '916', '919', '921', '925', '926', '928', '929', '931', '933', '999'
            )
        )
    )

/* examples
- name: codes that no authority has
  PrevPerm: [{LA_PERM: '214'}, {LA_PERM: '3700'}, {LA_PERM: '3A0'}, {LA_PERM: '875'}, {LA_PERM: ENG}]
  flags: {PrevPerm: [1, 2, 3, 4, 5]}
- name: codes of the list, a newer council, or none
  PrevPerm: [{LA_PERM: '370'}, {LA_PERM: '213'}, {LA_PERM: '838'}, {LA_PERM: '943'}, {LA_PERM: '999'}, {LA_PERM: SCO}, {}]
  flags: {}
*/
