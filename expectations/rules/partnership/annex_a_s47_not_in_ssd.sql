-- title: A section 47 enquiry of Annex A is not in the Standard Safeguarding Dataset
-- message: The child has no section 47 enquiry in the Standard Safeguarding Dataset that began on
--   the day of the strategy discussion or the working day after
-- severity: error
-- flags: annex_a__s47_and_icpc(strategy_discussion_date)
-- needs: annex_a__s47_and_icpc, ssd__s47_enquiries
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP01, CP03, CP04
-- to do: Look up when the strategy discussion was held and correct the copy that differs.
-- choice: An enquiry decided late in the day may begin on the next working day.
-- source: a rule of this partnership

with began as (
    select lists.row_id
    from annex_a__s47_and_icpc as lists
    join ssd__s47_enquiries as ssd on
        ssd.agency_id = lists.agency_id
        and ssd.person_token = lists.child_token
    where
        ssd.s47_start_date >= lists.strategy_discussion_date
        and working_days_between(lists.strategy_discussion_date, ssd.s47_start_date) <= 1
)

select lists.row_id as annex_a__s47_and_icpc
from annex_a__s47_and_icpc as lists
where
    lists.child_token is not null
    and lists.strategy_discussion_date is not null
    and lists.row_id not in (from began)

/* examples
- name: two working days later, and the day before
  annex_a__s47_and_icpc: [{child: A, strategy_discussion_date: 2026-01-09}, {child: B, strategy_discussion_date: 2026-01-09}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-01-13}, {child: B, s47_start_date: 2026-01-08}]
  flags: {annex_a__s47_and_icpc: [1, 2]}
- name: that day, the working day after
  annex_a__s47_and_icpc: [{child: A, strategy_discussion_date: 2026-01-09}, {child: B, strategy_discussion_date: 2026-01-09}]
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-01-09}, {child: B, s47_start_date: 2026-01-12}]
  flags: {}
*/
