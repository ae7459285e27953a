-- One row per unbroken period of care: episodes of a child in the order of DECOM, a new period
-- where DECOM is later than the DEC before it. period_end is missing while the last one is open.
with begun as (
    select
        CHILD, DECOM, DEC, row_id,
        coalesce(DECOM > lag(DEC) over in_order, lag(row_id) over in_order is null) as is_new
    from Episodes
    where DECOM is not null and CHILD is not null
    window in_order as (partition by CHILD order by DECOM, row_id)
),

numbered as (
    select *, count(*) filter (is_new) over (partition by CHILD order by DECOM, row_id) as period
    from begun
)

select
    CHILD, period,
    min(DECOM) as period_start,
    last(DEC order by DECOM, row_id) as period_end
from numbered
group by CHILD, period
