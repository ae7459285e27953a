-- title: The mother status cannot be right
-- message: Data entry for mother status is invalid.
-- severity: error
-- flags: Header(MOTHER, SEX), OC3(ACTIV, ACCOM, IN_TOUCH)
-- needs: Header, Episodes
-- years: 2023-2024
-- dimension: validity
-- to do: Give 1 or 0 for a girl who was looked after in the year; leave it empty for a boy, and
--   for a care leaver.
-- choice: Only children with an episode other than respite (V3, V4) are tested. A girl with an
--   episode in the year must have 0 or 1, a boy nothing, nor a girl with none in the year who has
--   care leaver information. OC3 may be missing. Until 2023/24 the sexes are coded 1 and 2.
-- differs: It also flags OC3 where the fault has nothing to do with it, and is silent where OC3
--   did not come. Where a column has gaps it may read 0 and 1 as 0.0 and 1.0, and flags them.
-- source: SSDA903 rule 165, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with children as (
    select
        CHILD,
        coalesce(bool_or(
            DECOM <= collection_end() and (DEC >= collection_start() or DEC is null)
        ), false) as is_of_this_year
    from Episodes
    where LS is null or LS not in ('V3', 'V4')
    group by CHILD
),

judged as (
    select
        Header.row_id as Header,
        OC3.row_id as OC3,
        Header.MOTHER not in ('0', '1')
        or (Header.SEX = '1' and Header.MOTHER is not null)
        or (Header.SEX = '2' and Header.MOTHER is null and children.is_of_this_year) as is_wrong,
        Header.SEX = '2' and Header.MOTHER is not null and not children.is_of_this_year
        and coalesce(OC3.ACTIV, OC3.ACCOM, OC3.IN_TOUCH) is not null as is_of_a_leaver
    from Header
    join children using (CHILD)
    left join OC3 using (CHILD)
)

select Header, case when is_of_a_leaver then OC3 end as OC3
from judged
where is_wrong or is_of_a_leaver

/* examples
- name: no code, of a boy, or missing of a girl in care
  Header: [{MOTHER: 2}, {CHILD: B, SEX: '1', MOTHER: 0}, {CHILD: C, SEX: '2'}]
  Episodes: [{DECOM: 2020-01-01}, {CHILD: B, DECOM: 2020-01-01}, {CHILD: C, DECOM: 2020-01-01}]
  OC3: [{ACTIV: F1}]
  flags: {Header: [1, 2, 3]}
- name: of a girl who has left care
  year: 2024
  Header: [{SEX: '2', MOTHER: 1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2023-03-31}]
  OC3: [{ACTIV: F1}]
  flags: {Header: [1], OC3: [1]}
- name: of a girl whose last day in care was the first of the year
  year: 2024
  Header: [{SEX: '2', MOTHER: 1}]
  Episodes: [{DECOM: 2020-01-01, DEC: 2023-04-01}]
  OC3: [{ACTIV: F1}]
  flags: {}
- name: given of a girl in care, missing of a boy, in respite, or no episode
  Header: [{SEX: '2', MOTHER: 0}, {CHILD: B, SEX: '1'}, {CHILD: C, SEX: '2'}, {CHILD: D, SEX: '2'}]
  Episodes: [{DECOM: 2020-01-01}, {CHILD: B, DECOM: 2020-01-01}, {CHILD: C, DECOM: 2020-01-01, LS: V4}]
  flags: {}
*/
