-- title: A section 47 enquiry begun more than 15 working days before the end of the year has had no conference
-- message: Please check and either amend data or provide a reason: S47 Enquiry started more than 15 working days before the end of the census year. However, there is no date of Initial Child Protection Conference.
-- severity: query
-- flags: Section47(DateOfInitialCPC, S47ActualStartDate, ICPCnotRequired)
-- needs: Section47
-- years: 2023-
-- dimension: timeliness
-- to do: Give the date of the conference, or say that none was required, or why it has not been held.
-- choice: Only enquiries are asked that say that a conference is required. Working days are counted
--   after the start, up to and with the last day of the year; more than 15 of them fail.
-- differs: It counts the last day of the year as day 1, so that an enquiry begun exactly 15 working
--   days before the end fails too (14 and 15 where the last day is not a working day); the words
--   say more than 15. It knows true and false in lower case only; here they count in any case.
-- source: CIN census rule 8675Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with in_time as (
    select min(calendar.day) as first_day
    from calendar
    where
        calendar.number
        >= (select number from calendar where day = collection_end()) - 15
)

select Section47.row_id as Section47
from Section47
cross join in_time
where
    Section47.DateOfInitialCPC is null
    and lower(Section47.ICPCnotRequired) in ('false', '0')
    and Section47.S47ActualStartDate < in_time.first_day

/* examples
- name: begun 16 working days before the end, said in three ways
  year: 2026
  Section47:
    - {S47ActualStartDate: 2026-03-09, ICPCnotRequired: 'false'}
    - {s47_number: 2, S47ActualStartDate: 2026-03-09, ICPCnotRequired: '0'}
    - {s47_number: 3, S47ActualStartDate: 2026-03-09, ICPCnotRequired: 'False'}
  flags: {Section47: [1, 2, 3]}
- name: begun 15 working days before the end, not required, not said whether it is, held, or without a start
  year: 2026
  Section47:
    - {S47ActualStartDate: 2026-03-10, ICPCnotRequired: 'false'}
    - {s47_number: 2, S47ActualStartDate: 2026-03-09, ICPCnotRequired: 'true'}
    - {s47_number: 3, S47ActualStartDate: 2026-03-09}
    - {s47_number: 4, S47ActualStartDate: 2026-03-09, ICPCnotRequired: 'false', DateOfInitialCPC: 2026-03-20}
    - {s47_number: 5, ICPCnotRequired: 'false'}
  flags: {}
- name: the year ends on a Sunday after Good Friday; 15 working days before it is 7 March
  year: 2024
  Section47:
    - {S47ActualStartDate: 2024-03-06, ICPCnotRequired: 'false'}
    - {s47_number: 2, S47ActualStartDate: 2024-03-07, ICPCnotRequired: 'false'}
  flags: {Section47: [1]}
*/
