-- title: The day of the decision for adoption differs between SSDA903 and the case system
-- message: The Standard Safeguarding Dataset holds plans for permanence of the adopted child, and
--   none with this day of the decision
-- severity: error
-- flags: ssda903__ad1(adoption_decision_date)
-- needs: ssda903__ad1, ssd__permanences
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL02
-- to do: Take the day from the agency decision maker's record and correct the copy that differs.
-- source: a rule of this partnership

with decisions as (
    select
        agency_id, person_token, list(adoption_decision_date) as days
    from ssd__permanences
    where adoption_decision_date is not null
    group by all
)

select ad1.row_id as ssda903__ad1
from ssda903__ad1 as ad1
join decisions using (agency_id, person_token)
where not list_contains(decisions.days, ad1.adoption_decision_date)

/* examples
- name: a day apart
  ssda903__ad1: [{child: A, adoption_decision_date: 2025-03-03}]
  ssd__permanences: [{child: A, adoption_decision_date: 2025-03-04}]
  flags: {ssda903__ad1: [1]}
- name: the second of two decisions, or none
  ssda903__ad1: [{child: A, adoption_decision_date: 2025-03-03}, {child: B, adoption_decision_date: 2025-03-03}]
  ssd__permanences: [{child: A, adoption_decision_date: 2024-03-03}, {child: A, adoption_decision_date: 2025-03-03}, {child: B}]
  flags: {}
*/
