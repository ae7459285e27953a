-- One row per child who was looked after for the whole year, as far as its episodes say: at least
-- one overlaps the year, none starts care within it, none ends care before its last day, and none
-- is a respite placement (V3, V4).
select CHILD
from Episodes
where CHILD is not null
group by CHILD
having
    bool_or(DECOM <= collection_end() and (DEC >= collection_start() or DEC is null))
    and not coalesce(bool_or(
        RNE = 'S' and DECOM > collection_start() and DECOM <= collection_end()
    ), false)
    and not coalesce(bool_or(
        REC is distinct from 'X1' and DEC >= collection_start() and DEC < collection_end()
    ), false)
    and not coalesce(bool_or(
        LS in ('V3', 'V4')
        and DECOM <= collection_end() and (DEC >= collection_start() or DEC is null)
    ), false)
