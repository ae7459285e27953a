-- One row per child with whether this return (is_uasc), and that of the year before (was_uasc), says
-- that the child is an unaccompanied asylum-seeking child: in the header's field UASC if any
-- child has one there (XML), otherwise by a row in UASC.
with headers as (
    select
        (select count(UASC) from Header) > 0 as has_field,
        (select count(UASC) from Header_last) > 0 as had_field
),

children as (
    select CHILD from Header
    union
    select CHILD from UASC
    union
    select CHILD from Header_last
    union
    select CHILD from UASC_last
),

marked as (
    select distinct CHILD from Header
    where UASC in ('1', 'TRUE')
),

marked_last as (
    select distinct CHILD from Header_last
    where UASC in ('1', 'TRUE')
),

listed as (select distinct CHILD from UASC),

listed_last as (select distinct CHILD from UASC_last)

select
    children.CHILD,
    case
        when headers.has_field then marked.CHILD is not null else listed.CHILD is not null
    end as is_uasc,
    case
        when headers.had_field then marked_last.CHILD is not null else listed_last.CHILD is not null
    end as was_uasc
from children
cross join headers
left join marked on children.CHILD = marked.CHILD
left join marked_last on children.CHILD = marked_last.CHILD
left join listed on children.CHILD = listed.CHILD
left join listed_last on children.CHILD = listed_last.CHILD
where children.CHILD is not null
