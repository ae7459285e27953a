{# One row per indicator, authority, kind of period and period. Not available is null, and never
   zero; nothing to count is zero. #}

with

indicators as (

    select * from {{ ref('mash_indicators') }}

),

periods as (

    select * from {{ ref('int_indicator_periods_gated') }}

),

counts as (

    select * from {{ ref('int_indicator_periods_counted') }}

),

measured as (

    select
        periods.*,
        periods.is_covered and periods.is_looked_back and periods.gate_reason is null
            as is_available,
        coalesce(counts.numerator, 0) as numerator,
        coalesce(counts.denominator, 0) as denominator

    from periods

    left join counts
        on
            periods.indicator_id = counts.indicator_id
            and periods.reported_agency_id = counts.reported_agency_id
            and periods.period_kind = counts.period_kind
            and periods.period_start_date = counts.period_start_date

)

select
    measured.indicator_id,
    indicators.indicator_name,
    measured.reported_agency_id as agency_id,
    measured.period_kind,
    measured.period_start_date,
    measured.period_end_date,
    indicators.unit,
    indicators.standard,
    measured.is_available,
    measured.gate_reason,
    indicators.rule_ids,
    indicators.definition_note,
    cast(case when measured.is_available then measured.numerator end as bigint) as numerator,
    cast(
        case
            when measured.gate_reason is not null then null
            when measured.is_covered and indicators.unit = '%' then measured.denominator
        end as bigint
    ) as denominator,
    cast(
        case
            when not measured.is_available then null
            when indicators.unit = 'n' then measured.numerator
            when measured.denominator > 0
                then 100.0 * measured.numerator / measured.denominator
        end as double
    ) as value

from measured

inner join indicators
    on measured.indicator_id = indicators.indicator_id
