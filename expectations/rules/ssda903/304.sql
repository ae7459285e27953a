-- title: Asylum-seeking status ceased after the 18th birthday
-- message: Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the
--   18th birthday of a child.
-- severity: error
-- flags: UASC(DUC)
-- needs: UASC
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date on which the status ceased or the date of birth.
-- choice: The date of birth is that in UASC.
-- source: SSDA903 rule 304, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as UASC
from UASC
where DUC > birthday(DOB, 18)

/* examples
- name: the day after
  UASC: [{DOB: 2008-05-01, DUC: 2026-05-02}]
  flags: {UASC: [1]}
- name: on the birthday, or a date is missing
  UASC: [{DOB: 2008-05-01, DUC: 2026-05-01}, {CHILD: B, DUC: 2026-05-02}, {CHILD: C, DOB: 2008-05-01}]
  flags: {}
*/
