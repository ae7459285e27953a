-- One row per date that was written with unknown parts (ZZ/05/2012, ZZ/ZZ/2012, 01/ZZ/ZZZZ), with
-- the last day that it can be; an unknown year stands as 2000. One that no day can be is left out.
with written as (
    select DATE_PERM_as_sent as as_sent from PrevPerm where DATE_PERM is null
    union
    select SW_DECOM_as_sent from SWEpisodes where SW_DECOM is null
    union
    select SW_DEC_as_sent from SWEpisodes where SW_DEC is null
),

parted as (
    select
        as_sent,
        split_part(as_sent, '/', 1) as day_part,
        replace(split_part(as_sent, '/', 2), 'ZZ', '12') as month_part,
        replace(split_part(as_sent, '/', 3), 'ZZZZ', '2000') as year_part
    from written
    where
        as_sent like '%ZZ%'
        and regexp_full_match(as_sent, '([0-9]{2}|ZZ)/([0-9]{2}|ZZ)/([0-9]{4}|ZZZZ)')
),

dated as (
    select
        as_sent,
        case
            when day_part = 'ZZ'
                then last_day(try_cast(concat_ws('-', year_part, month_part, '01') as date))
            else try_cast(concat_ws('-', year_part, month_part, day_part) as date)
        end as latest_day
    from parted
)

select as_sent, latest_day
from dated
where latest_day is not null
