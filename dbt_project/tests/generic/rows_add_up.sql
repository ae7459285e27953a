{# Fails for an arrival that lost a row: rows in are rows accepted, refused and duplicate. #}
{% test rows_add_up(model) %}

select arrival_id

from {{ model }}

where rows_in != rows_accepted + rows_refused + rows_duplicate

{% endtest %}
