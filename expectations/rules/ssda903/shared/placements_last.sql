-- One row per episode with what follows from its postcodes: the authority of the placement, IN or
-- OUT of the returning authority, and miles from home. Missing where a postcode is not in the
-- list. 1 mile is 1609.344 metres; the distance is straight and has one decimal.
select
    episodes.row_id,
    placed.la_code as PL_LA,
    case
        when placed.la_code = local_authority() then 'IN'
        when placed.la_code is not null then 'OUT'
    end as PL_LOCATION,
    round(
        sqrt(pow(placed.easting - home.easting, 2) + pow(placed.northing - home.northing, 2))
        * pow(1609.344, -1), 1
    ) as PL_DISTANCE
from Episodes_last as episodes
left join known_postcodes as placed on placed.postcode = replace(episodes.PL_POST, ' ', '')
left join known_postcodes as home on home.postcode = replace(episodes.HOME_POST, ' ', '')
