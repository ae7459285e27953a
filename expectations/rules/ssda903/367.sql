-- title: More than 75 days of respite care in the year
-- message: The maximum amount of respite care allowable is 75 days in any 12-month period.
-- severity: error
-- flags: Episodes(LS, DECOM, DEC)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the legal status, or the start or end of the episodes.
-- choice: The twelve months are those of the return; only days within it count, and an episode
--   without an end goes on to 31 March.
-- source: SSDA903 rule 367, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with respite as (
    select
        row_id, CHILD,
        least(coalesce(DEC, collection_end()), collection_end())
        - greatest(DECOM, collection_start()) as days
    from Episodes
    where
        LS = 'V3'
        and DECOM is not null
        and (DEC is not null or DEC_as_sent is null)
)

select row_id as Episodes
from respite
where days > 0
qualify sum(days) over (partition by CHILD) > 75

/* examples
- name: 76 days in two episodes, or in one that is open or began before the year
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, LS: V3}
    - {DECOM: 2026-07-01, DEC: 2026-08-15, LS: V3}
    - {CHILD: B, DECOM: 2027-01-14, LS: V3}
    - {CHILD: C, DECOM: 2025-06-01, DEC: 2026-06-16, LS: V3}
  flags: {Episodes: [1, 2, 3, 4]}
- name: 75 days, of another status, or with a date that cannot be read
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-06-01, LS: V3}
    - {DECOM: 2026-07-01, DEC: 2026-08-14, LS: V3}
    - {CHILD: B, DECOM: 2026-04-01, DEC: 2026-12-01, LS: V4}
    - {CHILD: C, DECOM: 2026-04-01, DEC: 31/31/2026, LS: V3}
    - {CHILD: D, DEC: 2026-12-01, LS: V3}
    - {CHILD: E, DECOM: 2025-04-01, DEC: 2026-06-15, LS: V3}
  flags: {}
- name: a break of which nothing lies in the year is not flagged
  Episodes: [{DECOM: 2026-04-01, DEC: 2026-08-01, LS: V3}, {DECOM: 2026-01-01, DEC: 2026-04-01, LS: V3}]
  flags: {Episodes: [1]}
*/
