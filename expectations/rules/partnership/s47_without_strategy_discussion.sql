-- title: A section 47 enquiry without a strategy discussion
-- message: No strategy discussion at the front door names the enquiry, and none on the child was
--   held on the day it began or within the five working days before
-- severity: error
-- flags: ssd__s47_enquiries(s47_start_date)
-- needs: ssd__s47_enquiries, mash__strategy_discussions
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP01, CP02
-- due working days: 2
-- to do: Enter the strategy discussion, or correct the first day of the enquiry.
-- choice: Enquiries from before the oldest discussion that the council sent are left aside, and
--   so are those of the last working day.
-- source: a rule of this partnership

with held as (
    select agency_id, person_token, s47_enquiry_token, cast(timezone('Europe/London', timezone('UTC', held_at)) as date) as held_on
    from mash__strategy_discussions
    where held_at is not null
),

oldest as (
    select agency_id, min(held_on) as day from held group by agency_id
),

discussed as (
    select enquiries.row_id
    from ssd__s47_enquiries as enquiries
    join held using (agency_id, s47_enquiry_token)
    union
    select enquiries.row_id
    from ssd__s47_enquiries as enquiries
    join held using (agency_id, person_token)
    where
        held.held_on <= enquiries.s47_start_date
        and working_days_between(held.held_on, enquiries.s47_start_date) <= 5
)

select enquiries.row_id as ssd__s47_enquiries
from ssd__s47_enquiries as enquiries
join oldest using (agency_id)
where
    enquiries.s47_start_date >= oldest.day
    and working_days_between(enquiries.s47_start_date, as_of()) > 1
    and enquiries.row_id not in (from discussed)

/* examples
- name: none, and one six working days before
  ssd__s47_enquiries: [{child: A, s47_start_date: 2026-03-06}, {child: B, s47_start_date: 2026-03-10}]
  mash__strategy_discussions: [{child: C, held_at: 2025-03-06 10:00:00}, {child: B, held_at: 2026-03-02 10:00:00}]
  flags: {ssd__s47_enquiries: [1, 2]}
- name: named, the week before, older than the oldest, yesterday
  ssd__s47_enquiries:
  - {child: A, s47_start_date: 2026-03-06, s47_enquiry_token: a}
  - {child: B, s47_start_date: 2026-03-09}
  - {child: D, s47_start_date: 2024-03-09}
  - {child: E, s47_start_date: 2026-03-30}
  mash__strategy_discussions:
  - {child: C, held_at: 2025-03-06 10:00:00, s47_enquiry_token: a}
  - {child: B, held_at: 2026-03-02 10:00:00}
  flags: {}
*/
