-- title: Care leaver information for one who was not long enough in care
-- message: The episodes recorded for this young person suggest they are not a relevant or a former
--   relevant child and therefore should not have care leaver information completed. [NOTE: This
--   tool can only test the current and previous year data loaded into the tool - this check may
--   generate false positives if a child had episodes prior to last year's collection.]
-- severity: query
-- flags: OC3(IN_TOUCH, ACTIV, ACCOM)
-- needs: Episodes, OC3, Header, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Check the episodes and the date of birth; take the young person out of OC3 if care after
--   14 was shorter than 13 weeks.
-- choice: 13 weeks are 91 days since the 14th birthday, one of them since the 16th; respite (V3,
--   V4) does not count, an open last episode counts until 31 March. Whose last episode ended in
--   adoption is not a care leaver. An episode that stands in both years counts once, with the
--   earliest end that is told. The date of birth is that of the header, else of OC3. A row in OC3
--   is care leaver information even if it is empty.
-- differs: It flags everybody who is 20 or older at 31 March or has no date of birth in the
--   header, though it means to leave them out: none of their care can stand in the two years that
--   it reads. It may take the wrong episode for the last one where rows of the two years share a
--   number.
-- source: SSDA903 rule 1001, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with two_years as (
    select CHILD, DECOM, DEC, LS, REC, 1 as years_back from Episodes_last where DECOM is not null
    union all
    select CHILD, DECOM, DEC, LS, REC, 0 as years_back from Episodes where DECOM is not null
),

once_each as (
    select CHILD, DECOM, DEC, LS, REC
    from two_years
    qualify row_number() over (partition by CHILD, DECOM order by DEC nulls last, years_back) = 1
),

in_order as (
    select
        CHILD, DECOM, DEC, LS, REC,
        lead(DECOM) over (partition by CHILD order by DECOM) is null as is_latest
    from once_each
),

young_people as (
    select OC3.row_id, OC3.CHILD, coalesce(Header.DOB, OC3.DOB) as DOB
    from OC3
    left join Header using (CHILD)
    where birthday(coalesce(Header.DOB, OC3.DOB), 20) > collection_end()
),

spent as (
    select
        young_people.row_id, in_order.LS, in_order.DECOM, young_people.DOB,
        case when in_order.is_latest then coalesce(in_order.DEC, collection_end()) else in_order.DEC
        end as until
    from young_people
    join in_order using (CHILD)
),

days_of_care as (
    select
        row_id,
        sum(greatest(0, until - greatest(DECOM, birthday(DOB, 14)))) as from_14,
        sum(greatest(0, until - greatest(DECOM, birthday(DOB, 16)))) as from_16
    from spent
    where LS is null or LS not in ('V3', 'V4')
    group by row_id
),

adopted as (
    select CHILD from in_order where is_latest and REC in ('E11', 'E12')
)

select young_people.row_id as OC3
from young_people
left join days_of_care using (row_id)
left join adopted using (CHILD)
where
    coalesce(days_of_care.from_14, 0) < 91
    or coalesce(days_of_care.from_16, 0) < 1
    or adopted.CHILD is not null

/* examples
- name: 90 days in care after 14, or none at all
  year: 2026
  OC3: [{DOB: 2008-05-01}, {CHILD: B, DOB: 2008-05-01}]
  Header: [{DOB: 2008-05-01}, {CHILD: B, DOB: 2008-05-01}]
  Episodes: [{DECOM: 2025-05-01, DEC: 2025-07-30, LS: C2, REC: E8}]
  Episodes_last: []
  flags: {OC3: [1, 2]}
- name: 91 days, or open until the end of the year
  year: 2026
  OC3: [{DOB: 2008-05-01}, {CHILD: B, DOB: 2008-05-01}]
  Header: [{DOB: 2008-05-01}, {CHILD: B, DOB: 2008-05-01}]
  Episodes: [{DECOM: 2025-05-01, DEC: 2025-07-31, LS: C2, REC: E8}, {CHILD: B, DECOM: 2025-12-01, LS: C2}]
  Episodes_last: []
  flags: {}
- name: an episode of both years counts once, and with its end
  year: 2026
  OC3: [{DOB: 2008-05-01}]
  Header: [{DOB: 2008-05-01}]
  Episodes: [{DECOM: 2025-03-01, DEC: 2025-05-01, LS: C2, REC: E8}]
  Episodes_last: [{DECOM: 2025-03-01, LS: C2}]
  flags: {OC3: [1]}
- name: long in care, but none of it after 16
  year: 2026
  OC3: [{DOB: 2009-05-01}]
  Header: [{DOB: 2009-05-01}]
  Episodes: [{DECOM: 2023-05-01, DEC: 2025-05-01, LS: C2, REC: E8}]
  Episodes_last: []
  flags: {OC3: [1]}
- name: respite does not count
  year: 2026
  OC3: [{DOB: 2008-05-01}]
  Header: [{DOB: 2008-05-01}]
  Episodes: [{DECOM: 2025-04-01, DEC: 2025-12-31, LS: V4, REC: E8}]
  Episodes_last: []
  flags: {OC3: [1]}
- name: long in care, then adopted
  year: 2026
  OC3: [{DOB: 2008-05-01}]
  Header: [{DOB: 2008-05-01}]
  Episodes: [{DECOM: 2020-05-01, DEC: 2025-07-31, LS: C2, REC: E11}]
  Episodes_last: []
  flags: {OC3: [1]}
- name: 20 on the last day, or no date of birth
  year: 2026
  OC3: [{DOB: 2006-03-31}, {CHILD: B}]
  Episodes_last: []
  flags: {}
- name: 20 the day after
  year: 2026
  OC3: [{DOB: 2006-04-01}]
  Episodes_last: []
  flags: {OC3: [1]}
*/
