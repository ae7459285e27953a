-- title: The latest category of abuse is missing or not a code of the list
-- message: Latest Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)
-- severity: error
-- flags: ChildProtectionPlans(LatestCategoryOfAbuse)
-- needs: ChildProtectionPlans
-- years: 2023-
-- dimension: validity
-- to do: Give the latest category of abuse as a code of the list.
-- choice: Codes are in capitals.
-- source: CIN census rule 8910, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select ChildProtectionPlans.row_id as ChildProtectionPlans
from ChildProtectionPlans
where
    coalesce(ChildProtectionPlans.LatestCategoryOfAbuse, '')
    not in ('NEG', 'PHY', 'SAB', 'EMO', 'MUL')

/* examples
- name: missing, not a code, in small letters
  ChildProtectionPlans:
    - {CPPstartDate: 2025-05-01}
    - {cp_plan_number: 2, LatestCategoryOfAbuse: SEX}
    - {cp_plan_number: 3, LatestCategoryOfAbuse: neg}
  flags: {ChildProtectionPlans: [1, 2, 3]}
- name: codes of the list
  ChildProtectionPlans:
    - {LatestCategoryOfAbuse: NEG}
    - {cp_plan_number: 2, LatestCategoryOfAbuse: PHY}
    - {cp_plan_number: 3, LatestCategoryOfAbuse: SAB}
    - {cp_plan_number: 4, LatestCategoryOfAbuse: EMO}
    - {cp_plan_number: 5, LatestCategoryOfAbuse: MUL}
  flags: {}
*/
