-- title: A record of education of a child who is not on the council's register of pupils
-- message: The attendance or exclusion is of a child who is not among the pupils known to this
--   council's education service
-- severity: error
-- flags: education__attendance_months(pupil_id), education__exclusions(pupil_id)
-- needs: education__pupils, education__attendance_months, education__exclusions
-- years: -
-- dimension: consistency
-- owner: council
-- affects: ED01, ED03
-- to do: Check the pupil's number; a child on another council's register is reported by that
--   council.
-- source: a rule of this partnership

with records as (
    select agency_id, pupil_token, row_id as attendance from education__attendance_months
    union all by name
    select agency_id, pupil_token, row_id as exclusion from education__exclusions
)

select
    records.attendance as education__attendance_months,
    records.exclusion as education__exclusions
from records
left join education__pupils as pupils using (agency_id, pupil_token)
where pupils.row_id is null

/* examples
- name: on another council's register
  education__pupils: [{child: A, agency_id: doncaster}]
  education__attendance_months: [{child: A}]
  education__exclusions: [{child: A}]
  flags: {education__attendance_months: [1], education__exclusions: [1]}
- name: on the council's
  education__pupils: [{child: A}]
  education__attendance_months: [{child: A}]
  education__exclusions: [{child: A}]
  flags: {}
*/
