-- title: Motherhood or a review is told of a child in respite care only
-- message: Mother field, review field or participation field are completed but child is looked after under legal status V3 or V4.
-- severity: error
-- flags: Episodes(LS), Header(MOTHER), Reviews(REVIEW, REVIEW_CODE)
-- needs: Episodes, Header, Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Leave MOTHER empty and take out the reviews, or correct the legal status.
-- choice: Asked of children of whom every episode is V3 or V4. MOTHER is completed also where it is
--   0.
-- differs: The validator flags MOTHER also where only a review is there, and the review also where
--   only MOTHER is; the words find fault with what is completed. It passes a review whose only
--   entry is a date that cannot be read; such an entry is completed.
-- source: SSDA903 rule 399, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with respite_only as (
    select CHILD
    from Episodes
    where CHILD is not null
    group by CHILD
    having bool_and(coalesce(LS in ('V3', 'V4'), false))
),

mothers as (select CHILD, row_id from Header where MOTHER is not null),

reviewed as (
    select CHILD, row_id
    from Reviews
    where coalesce(REVIEW_as_sent, REVIEW_CODE) is not null
)

select
    Episodes.row_id as Episodes,
    mothers.row_id as Header,
    reviewed.row_id as Reviews
from respite_only
join Episodes using (CHILD)
left join mothers using (CHILD)
left join reviewed using (CHILD)
where coalesce(mothers.row_id, reviewed.row_id) is not null

/* examples
- name: MOTHER is there, even 0
  Header: [{MOTHER: '0'}]
  Episodes: [{LS: V3}, {LS: V4}]
  flags: {Episodes: [1, 2], Header: [1]}
- name: a review, or only its code
  Header: [{}, {CHILD: B}]
  Episodes: [{LS: V3}, {CHILD: B, LS: V3}]
  Reviews: [{REVIEW: 2026-06-01}, {CHILD: B, REVIEW_CODE: PN1}]
  flags: {Episodes: [1, 2], Reviews: [1, 2]}
- name: also another legal status or none, or nothing is told
  Header: [{MOTHER: '1'}, {CHILD: B, MOTHER: '1'}, {CHILD: C}]
  Episodes: [{LS: V3}, {LS: C2}, {CHILD: B, LS: V3}, {CHILD: B}, {CHILD: C, LS: V3}]
  Reviews: [{CHILD: C}]
  flags: {}
*/
