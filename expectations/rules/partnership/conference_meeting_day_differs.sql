-- title: A conference's day differs between the record of attendance and the case system
-- message: The same initial or review conference is of another day in the Standard Safeguarding
--   Dataset than in the record of who attended
-- severity: error
-- flags: mash__protection_meetings(meeting_date)
-- needs: mash__protection_meetings, ssd__initial_cp_conferences, ssd__cp_reviews
-- years: -
-- dimension: consistency
-- owner: council
-- affects: CP04, CP07, CP12
-- to do: Check when the conference was held and correct the copy that differs.
-- source: a rule of this partnership

select meetings.row_id as mash__protection_meetings
from mash__protection_meetings as meetings
left join ssd__initial_cp_conferences as conferences using (agency_id, icpc_token)
left join ssd__cp_reviews as reviews using (agency_id, cp_review_token)
where
    meetings.meeting_date <> conferences.icpc_date
    or meetings.meeting_date <> reviews.review_date

/* examples
- name: a day apart
  mash__protection_meetings: [{child: A, icpc_token: a, meeting_date: 2026-03-06}, {child: A, cp_review_token: r, meeting_date: 2026-03-06}]
  ssd__initial_cp_conferences: [{child: A, icpc_token: a, icpc_date: 2026-03-07}]
  ssd__cp_reviews: [{child: A, cp_review_token: r, review_date: 2026-03-05}]
  flags: {mash__protection_meetings: [1, 2]}
- name: the same, not yet held, a core group
  mash__protection_meetings: [{child: A, icpc_token: a, meeting_date: 2026-03-06}, {child: A, cp_review_token: r}, {child: A, meeting_date: 2026-03-20}]
  ssd__initial_cp_conferences: [{child: A, icpc_token: a, icpc_date: 2026-03-06}]
  ssd__cp_reviews: [{child: A, cp_review_token: r, review_date: 2026-03-05}]
  flags: {}
*/
