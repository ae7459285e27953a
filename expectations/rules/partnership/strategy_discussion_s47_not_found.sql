-- title: A strategy discussion decided a section 47 enquiry that does not exist
-- message: The outcome of the strategy discussion is a section 47 enquiry, and neither the one
--   that it names nor any of the child within five working days is in the Standard Safeguarding
--   Dataset
-- severity: error
-- flags: mash__strategy_discussions(outcome_code, s47_enquiry_id)
-- needs: ssd__s47_enquiries, mash__strategy_discussions
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP01, CP03
-- due working days: 2
-- to do: Open the enquiry, or correct the outcome of the discussion.
-- choice: A discussion of the last working day may still be on its way.
-- source: a rule of this partnership

with decided as (
    select row_id, agency_id, person_token, s47_enquiry_token, cast(timezone('Europe/London', timezone('UTC', held_at)) as date) as held_on
    from mash__strategy_discussions
    where outcome_code in ('S47', 'S47_AND_PROTECTION')
),

followed as (
    select decided.row_id
    from decided
    join ssd__s47_enquiries as enquiries using (agency_id, s47_enquiry_token)
    union
    select decided.row_id
    from decided
    join ssd__s47_enquiries as enquiries using (agency_id, person_token)
    where
        decided.s47_enquiry_token is null
        and enquiries.s47_start_date >= decided.held_on
        and working_days_between(decided.held_on, enquiries.s47_start_date) <= 5
)

select row_id as mash__strategy_discussions
from decided
where working_days_between(decided.held_on, as_of()) > 1 and row_id not in (from followed)

/* examples
- name: an enquiry that is not there, and none named nor begun
  mash__strategy_discussions:
  - {child: A, held_at: 2026-03-06 10:00:00, outcome_code: S47, s47_enquiry_token: x}
  - {child: B, held_at: 2026-03-06 10:00:00, outcome_code: S47_AND_PROTECTION}
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-03-06, s47_enquiry_token: y}]
  flags: {mash__strategy_discussions: [1, 2]}
- name: named, begun within the week, another outcome
  mash__strategy_discussions:
  - {child: A, held_at: 2026-03-06 10:00:00, outcome_code: S47, s47_enquiry_token: y}
  - {child: B, held_at: 2026-03-06 10:00:00, outcome_code: S47}
  - {child: C, held_at: 2026-03-06 10:00:00, outcome_code: ASSESSMENT}
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-03-06, s47_enquiry_token: y}, {child: B, s47_start_date: 2026-03-13}]
  flags: {}
*/
