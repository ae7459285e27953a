{# Fails for a row whose start is after its end. #}
{% test start_not_after(model, start, end) %}

select
    {{ start }},
    {{ end }}

from {{ model }}

where {{ start }} > {{ end }}

{% endtest %}
