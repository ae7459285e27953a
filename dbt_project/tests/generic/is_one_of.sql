{# Fails for a value that is none of those listed; a missing value is none of this test's. #}
{% test is_one_of(model, column_name, values) %}

select {{ column_name }}

from {{ model }}

where {{ column_name }} not in ('{{ values | join("', '") }}')

{% endtest %}
