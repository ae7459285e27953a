-- title: UASC information for a care leaver
-- message: UASC information is not required for care leavers
-- severity: error
-- flags: UASC(DUC), OC3(ACTIV, ACCOM, IN_TOUCH)
-- needs: UASC, Episodes, OC3
-- years: 2023-
-- dimension: consistency
-- to do: Take the young person out of UASC, or add the episode of this year.
-- choice: A care leaver is in OC3 and in no episode of this year. A row in UASC is UASC
--   information, whatever its date.
-- differs: It tests only children who have an episode in the file, though one without any is just
--   the care leaver that is meant.
-- source: SSDA903 rule 1014, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with in_care as (
    select CHILD
    from Episodes
    where DECOM <= collection_end() and (DEC >= collection_start() or DEC is null)
)

select UASC.row_id as UASC, OC3.row_id as OC3
from UASC
join OC3 using (CHILD)
anti join in_care using (CHILD)
where coalesce(OC3.ACTIV, OC3.ACCOM, OC3.IN_TOUCH) is not null

/* examples
- name: left care the day before the year, or has no episode
  year: 2026
  UASC: [{}, {CHILD: B}]
  OC3: [{ACTIV: F1}, {CHILD: B, IN_TOUCH: RHOM}]
  Episodes: [{DECOM: 2024-01-01, DEC: 2025-03-31}]
  flags: {UASC: [1, 2], OC3: [1, 2]}
- name: in care on the first day, open, or nothing is told
  year: 2026
  UASC: [{}, {CHILD: B}, {CHILD: C}]
  OC3: [{ACTIV: F1}, {CHILD: B, ACTIV: F1}, {CHILD: C}]
  Episodes: [{DECOM: 2024-01-01, DEC: 2025-04-01}, {CHILD: B, DECOM: 2026-03-31}]
  flags: {}
*/
