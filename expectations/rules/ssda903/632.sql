-- title: The date of the previous permanence order is not a date or not before care
-- message: Date of previous permanence order not a valid value. NOTE: This rule may result in false
--   negatives where the period of care started before the current collection year
-- severity: error
-- flags: Episodes(DECOM), PrevPerm(DATE_PERM)
-- needs: Episodes, PrevPerm
-- years: 2023-
-- dimension: validity
-- to do: Give the day of the order, with ZZ for an unknown day or month and ZZZZ for an unknown
--   year; it is before care started.
-- choice: Compared with the first episode of the child in this return; a child without one passes.
--   A date with unknown parts stands for the last day that it can be, one with an unknown year for
--   a day in 2000.
-- differs: Where only the month is unknown the validator counts a year on from January, less a day,
--   and so may take a day in the January after.
-- source: SSDA903 rule 632, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with first_episodes as (
    select row_id, CHILD, DECOM
    from Episodes
    where DECOM is not null
    qualify row_number() over (partition by CHILD order by DECOM, row_id) = 1
),

ordered as (
    select
        PrevPerm.row_id, PrevPerm.CHILD,
        coalesce(PrevPerm.DATE_PERM, partial_dates.latest_day) as ordered_on
    from PrevPerm
    left join partial_dates on PrevPerm.DATE_PERM_as_sent = partial_dates.as_sent
    where PrevPerm.DATE_PERM_as_sent is not null
)

select first_episodes.row_id as Episodes, ordered.row_id as PrevPerm
from first_episodes
join ordered using (CHILD)
where ordered.ordered_on is null or ordered.ordered_on >= first_episodes.DECOM

/* examples
- name: not a date, on the day on which care starts, or perhaps in the same month or year
  Episodes:
    - {DECOM: 2026-06-15}
    - {CHILD: B, DECOM: 2026-06-15}
    - {CHILD: C, DECOM: 2026-06-15}
    - {CHILD: D, DECOM: 2026-06-15}
    - {CHILD: E, DECOM: 2026-06-15}
  PrevPerm:
    - {DATE_PERM: 31/06/2020}
    - {CHILD: B, DATE_PERM: 2026-06-15}
    - {CHILD: C, DATE_PERM: ZZ/06/2026}
    - {CHILD: D, DATE_PERM: ZZ/ZZ/2026}
    - {CHILD: E, DATE_PERM: ZZ/13/2020}
  flags: {Episodes: [1, 2, 3, 4, 5], PrevPerm: [1, 2, 3, 4, 5]}
- name: the day before, the month or year before, in an unknown year, no date, or no episode
  Episodes:
    - {DECOM: 2026-06-15}
    - {DECOM: 2026-07-15}
    - {CHILD: B, DECOM: 2026-06-15}
    - {CHILD: C, DECOM: 2026-06-15}
    - {CHILD: D, DECOM: 2026-06-15}
    - {CHILD: E, DECOM: 2026-06-15}
  PrevPerm:
    - {DATE_PERM: 2026-06-14}
    - {CHILD: B, DATE_PERM: ZZ/05/2026}
    - {CHILD: C, DATE_PERM: ZZ/ZZ/2025}
    - {CHILD: D, DATE_PERM: 01/ZZ/ZZZZ}
    - {CHILD: E}
    - {CHILD: F, DATE_PERM: 31/06/2020}
  flags: {}
*/
