-- One row per episode with what stands in the episodes before and after it of the same child,
-- in the order of DECOM (missing ones last), then of the file.
select
    *,
    row_number() over in_order as position,
    lead(row_id) over in_order is null as is_last,
    lag(row_id) over in_order as previous_row_id,
    lag(DECOM) over in_order as previous_DECOM,
    lag(DEC) over in_order as previous_DEC,
    lag(RNE) over in_order as previous_RNE,
    lag(LS) over in_order as previous_LS,
    lag(CIN) over in_order as previous_CIN,
    lag(PLACE) over in_order as previous_PLACE,
    lag(PLACE_PROVIDER) over in_order as previous_PLACE_PROVIDER,
    lag(REC) over in_order as previous_REC,
    lag(REASON_PLACE_CHANGE) over in_order as previous_REASON_PLACE_CHANGE,
    lag(HOME_POST) over in_order as previous_HOME_POST,
    lag(PL_POST) over in_order as previous_PL_POST,
    lag(URN) over in_order as previous_URN,
    lead(row_id) over in_order as next_row_id,
    lead(DECOM) over in_order as next_DECOM,
    lead(DEC) over in_order as next_DEC,
    lead(RNE) over in_order as next_RNE,
    lead(LS) over in_order as next_LS,
    lead(PLACE) over in_order as next_PLACE,
    lead(PLACE_PROVIDER) over in_order as next_PLACE_PROVIDER,
    lead(REASON_PLACE_CHANGE) over in_order as next_REASON_PLACE_CHANGE,
    lead(PL_POST) over in_order as next_PL_POST,
    lead(URN) over in_order as next_URN
from Episodes
where CHILD is not null
window in_order as (partition by CHILD order by DECOM nulls last, row_id)
