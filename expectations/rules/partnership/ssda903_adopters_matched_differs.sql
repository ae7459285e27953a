-- title: The day of the match with adopters differs between SSDA903 and the case system
-- message: The plan for permanence with the same decision for adoption has another day of the match
-- severity: error
-- flags: ssda903__ad1(adopters_matched_date), ssd__permanences(matched_date)
-- needs: ssda903__ad1, ssd__permanences
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CL02
-- to do: Take the day from the adoption panel's record and correct the copy that differs.
-- source: a rule of this partnership

select ad1.row_id as ssda903__ad1, permanences.row_id as ssd__permanences
from ssda903__ad1 as ad1
join ssd__permanences as permanences using (agency_id, person_token, adoption_decision_date)
where ad1.adopters_matched_date <> permanences.matched_date

/* examples
- name: a day apart
  ssda903__ad1: [{child: A, adoption_decision_date: 2025-03-03, adopters_matched_date: 2025-06-03}]
  ssd__permanences: [{child: A, adoption_decision_date: 2025-03-03, matched_date: 2025-06-04}]
  flags: {ssda903__ad1: [1], ssd__permanences: [1]}
- name: the same, not matched in one, another decision
  ssda903__ad1: [{child: A, adoption_decision_date: 2025-03-03, adopters_matched_date: 2025-06-03}, {child: B, adoption_decision_date: 2025-03-03, adopters_matched_date: 2025-06-03}]
  ssd__permanences:
  - {child: A, adoption_decision_date: 2025-03-03, matched_date: 2025-06-03}
  - {child: A, adoption_decision_date: 2024-03-03, matched_date: 2024-06-03}
  - {child: B, adoption_decision_date: 2025-03-03}
  flags: {}
*/
