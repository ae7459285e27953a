-- One row per child whose last episode in the return of the year before was open, and who has an
-- episode this year: that last one (last_...) beside the first of this year. First and last are
-- by DECOM, of equal ones the first in the file; an episode without DECOM is neither.
with first_episodes as (
    select CHILD, row_id, DECOM, RNE, LS, CIN, PLACE, PLACE_PROVIDER, URN
    from Episodes
    where CHILD is not null and DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
),

last_episodes as (
    select CHILD, row_id, DECOM, DEC, DEC_as_sent, RNE, LS, CIN, PLACE, PLACE_PROVIDER, URN
    from Episodes_last
    where CHILD is not null and DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM desc, row_id) = 1
)

select
    this_year.*,
    last_year.row_id as last_row_id,
    last_year.DECOM as last_DECOM,
    last_year.DEC_as_sent as last_DEC_as_sent,
    last_year.RNE as last_RNE,
    last_year.LS as last_LS,
    last_year.CIN as last_CIN,
    last_year.PLACE as last_PLACE,
    last_year.PLACE_PROVIDER as last_PLACE_PROVIDER,
    last_year.URN as last_URN
from first_episodes as this_year
join last_episodes as last_year using (CHILD)
where last_year.DEC is null
