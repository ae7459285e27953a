-- One row per postcode of the list that stands in an episode of this year or of the year before: the
-- list holds a hundred times as many, and is searched once.
select postcode, la_code, easting, northing
from postcodes
where
    postcode in (
        select replace(HOME_POST, ' ', '') from Episodes where HOME_POST is not null
        union
        select replace(PL_POST, ' ', '') from Episodes where PL_POST is not null
        union
        select replace(HOME_POST, ' ', '') from Episodes_last where HOME_POST is not null
        union
        select replace(PL_POST, ' ', '') from Episodes_last where PL_POST is not null
    )
