-- title: A pupil's unique pupil number differs from the special needs record
-- message: The education service holds another unique pupil number of the child than the special
--   educational needs record of the Standard Safeguarding Dataset
-- severity: error
-- flags: education__pupils(upn), ssd__send_records(upn)
-- needs: education__pupils, ssd__send_records
-- years: -
-- dimension: accuracy
-- owner: council
-- affects: DQ05, ED04
-- to do: Ask the child's school for the number and correct the copy that differs.
-- choice: Where either has several records of the child, one that agrees is enough.
-- source: a rule of this partnership

with compared as (
    select
        pupils.agency_id, pupils.child_id,
        any_value(pupils.row_id) as pupil_row,
        any_value(records.row_id) as record_row,
        bool_or(pupils.upn_token = records.upn_token) as is_same
    from education__pupils as pupils
    join ssd__send_records as records using (agency_id, child_id)
    group by all
)

select pupil_row as education__pupils, record_row as ssd__send_records
from compared
where not is_same

/* examples
- name: two numbers
  education__pupils: [{child: A, upn_token: one}]
  ssd__send_records: [{child: A, upn_token: two}]
  flags: {education__pupils: [1], ssd__send_records: [1]}
- name: the same in one of two, none
  education__pupils: [{child: A, upn_token: one}, {child: B}]
  ssd__send_records: [{child: A, upn_token: two}, {child: A, upn_token: one}, {child: B, upn_token: two}]
  flags: {}
*/
