-- title: Details of twelve months in care for a care leaver
-- message: Child has care leaver information but one or more data items relating to children
--   looked after for 12 months have been completed.
-- severity: error
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM), OC2(CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK,
--   HEALTH_ASSESSMENT, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC3, OC2
-- years: 2023-
-- dimension: consistency
-- to do: Take out the care leaver's details or those of the child looked after for twelve months.
-- choice: The strengths and difficulties score and its reason are not counted among the data
--   items.
-- source: SSDA903 rule 215, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC3.row_id as OC3, OC2.row_id as OC2
from OC3
join OC2 on OC3.CHILD = OC2.CHILD
where
    coalesce(OC3.IN_TOUCH, OC3.ACTIV, OC3.ACCOM) is not null
    and coalesce(
        OC2.CONVICTED, OC2.HEALTH_CHECK, OC2.IMMUNISATIONS, OC2.TEETH_CHECK,
        OC2.HEALTH_ASSESSMENT, OC2.SUBSTANCE_MISUSE, OC2.INTERVENTION_RECEIVED,
        OC2.INTERVENTION_OFFERED
    ) is not null

/* examples
- name: one detail of each kind
  OC3: [{ACCOM: K1}]
  OC2: [{INTERVENTION_OFFERED: 0}]
  flags: {OC3: [1], OC2: [1]}
- name: only one kind, or of two children
  OC3: [{IN_TOUCH: 'YES'}, {CHILD: B}, {CHILD: C, ACTIV: F2}]
  OC2: [{}, {CHILD: B, CONVICTED: 0}, {CHILD: D, CONVICTED: 0}]
  flags: {}
- name: a score for strengths and difficulties is not among the details
  OC3: [{IN_TOUCH: 'YES'}]
  OC2: [{SDQ_SCORE: 12, SDQ_REASON: SDQ2}]
  flags: {}
*/
