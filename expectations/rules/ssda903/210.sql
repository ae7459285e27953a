-- title: Looked after for more than a week, and the pupil number is said to be new to care
-- message: Children looked after for more than a week at 31 March should not have an unknown
--   Unique Pupil Number (UPN) code of UN4.
-- severity: error
-- flags: Header(UPN), Episodes(DECOM)
-- needs: Header, Episodes
-- years: 2023-
-- dimension: validity
-- to do: Ask the school for the pupil number, or give the reason that holds after a week.
-- choice: Looked after at 31 March is a child in care on that day's end; more than a week is a
--   period of care that began before 24 March. Its first episode is flagged.
-- differs: The public validator flags the opposite: children with an episode that began on 24
--   March or later.
-- source: SSDA903 rule 210, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with long_cared_for as (
    select CHILD, period_start
    from periods_of_care
    where
        period_start < collection_end() - 7
        and (period_end is null or period_end > collection_end())
)

select Header.row_id as Header, Episodes.row_id as Episodes
from Header
join long_cared_for on Header.CHILD = long_cared_for.CHILD
join Episodes
    on Header.CHILD = Episodes.CHILD and long_cared_for.period_start = Episodes.DECOM
where Header.UPN = 'UN4'

/* examples
- name: in care since 23 March
  year: 2026
  Header: [{UPN: UN4}]
  Episodes: [{DECOM: 2026-03-23, DEC: 2026-03-28, REC: X1}, {DECOM: 2026-03-28}]
  flags: {Header: [1], Episodes: [1]}
- name: since 24 March, back in care since then, not in care any more, or another code
  year: 2026
  Header: [{UPN: UN4}, {CHILD: B, UPN: UN4}, {CHILD: C, UPN: UN4}, {CHILD: D, UPN: UN3}]
  Episodes:
    - {DECOM: 2026-03-24}
    - {CHILD: B, DECOM: 2025-05-01, DEC: 2025-06-01, REC: E4A}
    - {CHILD: B, DECOM: 2026-03-28}
    - {CHILD: C, DECOM: 2025-05-01, DEC: 2026-03-31, REC: E4A}
    - {CHILD: D, DECOM: 2025-05-01}
  flags: {}
*/
