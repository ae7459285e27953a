{# One row per council, month and indicator of what contacts led to, by the day of the outcome:
   FD04 to FD06. A contact without an outcome is in none of them. #}

with

contacts as (

    select * from {{ ref('int_contacts_joined') }}

),

dated as (

    select
        agency_id,
        outcome_code,
        coalesce(cast({{ local_time('outcome_at') }} as date), contact_date) as outcome_date

    from contacts

    where outcome_code is not null

),

placed as (

    select
        agency_id,
        outcome_code,
        {{ month_start('outcome_date') }} as month_start_date

    from dated

    where outcome_date is not null

),

summed as (

    select
        agency_id,
        month_start_date,
        count(*) as outcome_count,
        sum(case when outcome_code = 'REF' then 1 else 0 end) as referral_count,
        sum(case when outcome_code = 'EH' then 1 else 0 end) as early_help_count,
        sum(case when outcome_code in ('NFA', 'IA') then 1 else 0 end) as closed_count

    from placed

    group by agency_id, month_start_date

),

counted as (
    {% for indicator_id, numerator in [
        ('FD04', 'referral_count'), ('FD05', 'early_help_count'), ('FD06', 'closed_count')
    ] %}
        {{ 'union all' if not loop.first }}

        select
            agency_id,
            month_start_date,
            '{{ indicator_id }}' as indicator_id,
            {{ numerator }} as numerator,
            outcome_count as denominator

        from summed
    {% endfor %}
)

select * from counted
