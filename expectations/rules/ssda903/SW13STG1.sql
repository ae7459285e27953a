-- title: The reason for a change of social worker is not a code
-- message: The reason for social worker change is not valid.
-- severity: error
-- flags: SWEpisodes(SW_REASON)
-- needs: SWEpisodes
-- years: 2024-
-- dimension: validity
-- to do: Give one of the ten codes.
-- choice: A reason that is missing is not valid for an episode that starts on 1 April 2023 or
--   later. The rule was modified for 2024/25; the present condition is used from the start, the
--   earlier one is not known.
-- differs: The validator crashes where a start cannot be read.
-- source: SSDA903 rule SW13STG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as SWEpisodes
from SWEpisodes
where
    SW_REASON not in (
        'MANAGE', 'FCONTA', 'LEFTRL', 'ORGRST', 'TSPROC',
        'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS'
    )
    or (SW_REASON is null and SW_DECOM >= date '2023-04-01')

/* examples
- name: another code, or none from the first day
  SWEpisodes: [{SW_REASON: OTHER, SW_DECOM: 2020-01-01}, {SW_DECOM: 2023-04-01}]
  flags: {SWEpisodes: [1, 2]}
- name: a code of the list, or none before that day or without a start
  SWEpisodes: [{SW_REASON: OTHERS, SW_DECOM: 2026-05-01}, {SW_DECOM: 2023-03-31}, {SW_DECOM: 01/ZZ/ZZZZ}]
  flags: {}
*/
