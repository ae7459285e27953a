-- title: No valid end of UASC status
-- message: Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid
--   date.
-- severity: error
-- flags: UASC(DUC)
-- needs: UASC
-- years: 2023-
-- dimension: validity
-- to do: Correct the day on which the status ceased, or take out a child whose status ceased
--   before this year.
-- choice: A day before the collection year is no valid one: who ceased to be unaccompanied by then
--   is not to be returned.
-- source: SSDA903 rule 104, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as UASC
from UASC
where DUC is null and DUC_as_sent is not null or DUC < collection_start()

/* examples
- name: no such day, or the day before the year
  year: 2026
  UASC: [{DUC: '31/02/2026'}, {CHILD: B, DUC: 2025-03-31}]
  flags: {UASC: [1, 2]}
- name: the first day of the year, later, or missing
  year: 2026
  UASC: [{DUC: 2025-04-01}, {CHILD: B, DUC: 2029-01-01}, {CHILD: C}]
  flags: {}
*/
