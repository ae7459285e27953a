-- One row per child of this return's header or UASC table (more if it stands there more than once),
-- with what both years say of its status. The header's UASC decides (XML); where it is missing, a
-- row in UASC does (CSV). is_known_last_year: the child stands in either table of the year before.
with this_year as (
    select
        CHILD,
        Header.row_id as header_row_id,
        UASC.row_id as uasc_row_id,
        coalesce(Header.UASC in ('1', 'TRUE'), UASC.row_id is not null) as is_uasc,
        UASC.DUC as ceased,
        UASC.DUC_as_sent is not null as has_ceased
    from Header
    full join UASC using (CHILD)
    where CHILD is not null
),

last_year as (
    select
        CHILD,
        coalesce(Header_last.UASC in ('1', 'TRUE'), UASC_last.row_id is not null) as was_uasc,
        UASC_last.DOB as last_DOB,
        UASC_last.DUC as last_ceased
    from Header_last
    full join UASC_last using (CHILD)
    where CHILD is not null
)

select
    this_year.CHILD,
    this_year.header_row_id,
    this_year.uasc_row_id,
    this_year.is_uasc,
    this_year.ceased,
    this_year.has_ceased,
    last_year.CHILD is not null as is_known_last_year,
    coalesce(last_year.was_uasc, false) as was_uasc,
    last_year.last_DOB,
    last_year.last_ceased
from this_year
left join last_year using (CHILD)
