{# Days and months. Every engine spells these differently; models call them and nothing else. #}


{# The same day so many calendar months on; the last day of the month if there is none. #}
{% macro add_months(day, months) %}{{ return(adapter.dispatch('add_months')(day, months)) }}{% endmacro %}

{% macro duckdb__add_months(day, months) -%}
cast({{ day }} + to_months({{ months }}) as date)
{%- endmacro %}

{% macro spark__add_months(day, months) -%}
add_months({{ day }}, {{ months }})
{%- endmacro %}


{# Calendar days from one day to another, the first being day 0; null if either is missing
   or the end is before the start. #}
{% macro calendar_days(start, end) %}{{ return(adapter.dispatch('calendar_days')(start, end)) }}{% endmacro %}

{% macro duckdb__calendar_days(start, end) -%}
case when {{ end }} >= {{ start }} then date_diff('day', {{ start }}, {{ end }}) end
{%- endmacro %}

{% macro spark__calendar_days(start, end) -%}
case when {{ end }} >= {{ start }} then cast(datediff({{ end }}, {{ start }}) as bigint) end
{%- endmacro %}


{# The first day of the month. #}
{% macro month_start(day) %}{{ return(adapter.dispatch('month_start')(day)) }}{% endmacro %}

{% macro duckdb__month_start(day) -%}
cast(date_trunc('month', {{ day }}) as date)
{%- endmacro %}

{% macro spark__month_start(day) -%}
trunc({{ day }}, 'month')
{%- endmacro %}


{# Day of the week, Monday being 1. #}
{% macro iso_weekday(day) %}{{ return(adapter.dispatch('iso_weekday')(day)) }}{% endmacro %}

{% macro duckdb__iso_weekday(day) -%}
extract(isodow from {{ day }})
{%- endmacro %}

{% macro spark__iso_weekday(day) -%}
extract(dayofweek_iso from {{ day }})
{%- endmacro %}


{# The year that an ISO week belongs to. #}
{% macro iso_year(day) %}{{ return(adapter.dispatch('iso_year')(day)) }}{% endmacro %}

{% macro duckdb__iso_year(day) -%}
extract(isoyear from {{ day }})
{%- endmacro %}

{% macro spark__iso_year(day) -%}
extract(yearofweek from {{ day }})
{%- endmacro %}


{# A query of one row per day, calendar_date, both ends included. #}
{% macro days_between(first, last) %}{{ return(adapter.dispatch('days_between')(first, last)) }}{% endmacro %}

{% macro duckdb__days_between(first, last) -%}
select cast(days.day_at as date) as calendar_date
from generate_series(date '{{ first }}', date '{{ last }}', interval 1 day) as days (day_at)
{%- endmacro %}

{% macro spark__days_between(first, last) -%}
select explode(sequence(date '{{ first }}', date '{{ last }}')) as calendar_date
{%- endmacro %}
