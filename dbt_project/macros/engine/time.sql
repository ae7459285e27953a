{# Times. Every engine spells these differently; models call them and nothing else. #}


{# A UTC time on the clocks of the partnership. #}
{% macro local_time(at) %}{{ return(adapter.dispatch('local_time')(at)) }}{% endmacro %}

{% macro duckdb__local_time(at) -%}
(({{ at }} at time zone 'UTC') at time zone 'Europe/London')
{%- endmacro %}

{% macro spark__local_time(at) -%}
from_utc_timestamp({{ at }}, 'Europe/London')
{%- endmacro %}


{# A time on the clocks of the partnership as UTC. #}
{% macro utc_time(at) %}{{ return(adapter.dispatch('utc_time')(at)) }}{% endmacro %}

{% macro duckdb__utc_time(at) -%}
(({{ at }} at time zone 'Europe/London') at time zone 'UTC')
{%- endmacro %}

{% macro spark__utc_time(at) -%}
to_utc_timestamp({{ at }}, 'Europe/London')
{%- endmacro %}


{# R6: hours that pass between two UTC times, whatever the clocks show meanwhile;
   null if either is missing or the end is before the start. #}
{% macro clock_hours(start, end) %}{{ return(adapter.dispatch('clock_hours')(start, end)) }}{% endmacro %}

{% macro duckdb__clock_hours(start, end) -%}
case when {{ end }} >= {{ start }} then (epoch({{ end }}) - epoch({{ start }})) / 3600.0 end
{%- endmacro %}

{% macro spark__clock_hours(start, end) -%}
case
    when {{ end }} >= {{ start }}
        then (unix_timestamp({{ end }}) - unix_timestamp({{ start }})) / cast(3600 as double)
end
{%- endmacro %}


{# A UTC time so many hours later. #}
{% macro add_hours(at, hours) %}{{ return(adapter.dispatch('add_hours')(at, hours)) }}{% endmacro %}

{% macro duckdb__add_hours(at, hours) -%}
({{ at }} + to_hours({{ hours }}))
{%- endmacro %}

{% macro spark__add_hours(at, hours) -%}
({{ at }} + make_interval(0, 0, 0, 0, {{ hours }}))
{%- endmacro %}


{# A day and a time of day as one time. #}
{% macro date_at_time(day, clock_time) %}{{ return(adapter.dispatch('date_at_time')(day, clock_time)) }}{% endmacro %}

{% macro duckdb__date_at_time(day, clock_time) -%}
({{ day }} + {{ clock_time }})
{%- endmacro %}

{% macro spark__date_at_time(day, clock_time) -%}
to_timestamp(concat({{ day }}, ' ', {{ clock_time }}))
{%- endmacro %}
