{#
    The counting rules that more than one model needs, each once. They are portable SQL;
    what differs between engines stands in macros/engine.
#}


{# R5: working days in (from, to]; null if either is missing or the end is before the start.
   Both arguments are names of dim_date in the query, joined on their own day. #}
{% macro working_days(from_day, to_day) -%}
case
    when {{ to_day }}.calendar_date >= {{ from_day }}.calendar_date
        then {{ to_day }}.working_day_index - {{ from_day }}.working_day_index
end
{%- endmacro %}


{# R3: whether the earlier day lies in the n calendar months before the later one:
   earlier > later - n months, and earlier < later. #}
{% macro within_months(earlier, later, months) -%}
{{ earlier }} < {{ later }} and {{ earlier }} > {{ add_months(later, -months) }}
{%- endmacro %}
