{# One row per finding: a rule broken by a file, a row or a cell. Never a value. #}

with

findings as (

    select * from {{ source('accepted', 'partnership__findings') }}

),

arrivals as (

    select * from {{ source('accepted', 'partnership__arrivals') }}

),

numbered as (

    select
        findings.arrival_id,
        arrivals.agency_id,
        arrivals.extract_id,
        findings.table_name,
        findings.source_row,
        findings.column_name,
        findings.rule_id,
        findings.record_token,
        row_number() over (
            partition by findings.arrival_id
            order by
                findings.table_name, findings.source_row, findings.column_name, findings.rule_id
        ) as finding_number,
        row_number() over (
            partition by
                arrivals.agency_id, arrivals.extract_id, arrivals.is_latest, findings.table_name,
                findings.column_name, findings.rule_id, findings.record_token
            order by findings.source_row, findings.arrival_id
        ) as times_found

    from findings

    left join arrivals
        on findings.arrival_id = arrivals.arrival_id

),

identified as (

    select
        arrival_id,
        agency_id,
        extract_id,
        table_name,
        source_row,
        column_name,
        rule_id,
        arrival_id || '-' || cast(finding_number as varchar) as finding_id,
        md5(
            concat_ws(
                '|',
                agency_id,
                extract_id,
                coalesce(table_name, ''),
                coalesce(column_name, ''),
                rule_id,
                coalesce(record_token, ''),
                times_found
            )
        ) as finding_key

    from numbered

)

select * from identified
