-- title: The pupil number is another than last year
-- message: Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number
--   (UPN) already recorded for this child.
-- severity: error
-- flags: Header(UPN)
-- needs: Header, Header_last
-- years: 2023-
-- dimension: consistency
-- to do: Give the pupil number of last year's return, or correct that one.
-- choice: A first real number, and a change from UN1 to another reason, do not disagree with last
--   year's.
-- differs: The public validator flags UN1 after a year without any entry; the words speak of a
--   number already recorded, so we do not.
-- source: SSDA903 rule 208, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
join Header_last on Header.CHILD = Header_last.CHILD
where
    Header_last.UPN is not null
    and Header.UPN is distinct from Header_last.UPN
    and not (
        Header_last.UPN = 'UN1'
        and coalesce(Header.UPN in ('UN2', 'UN3', 'UN4', 'UN5'), false)
    )
    and not (
        Header_last.UPN in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5')
        and coalesce(Header.UPN not in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5'), false)
    )

/* examples
- name: another number, none any more, or another reason for having none
  Header: [{UPN: A123456789012}, {CHILD: B}, {CHILD: C, UPN: UN3}, {CHILD: D, UPN: UN1}, {CHILD: E}]
  Header_last:
    - {UPN: B123456789012}
    - {CHILD: B, UPN: B123456789012}
    - {CHILD: C, UPN: UN2}
    - {CHILD: D, UPN: B123456789012}
    - {CHILD: E, UPN: UN1}
  flags: {Header: [1, 2, 3, 4, 5]}
- name: the same, a first number, a reason after UN1, or nothing recorded last year
  Header:
    - {UPN: a123456789012}
    - {CHILD: B, UPN: B123456789012}
    - {CHILD: C, UPN: UN5}
    - {CHILD: D, UPN: UN1}
    - {CHILD: E}
    - {CHILD: F, UPN: UN1}
  Header_last:
    - {UPN: A123456789012}
    - {CHILD: B, UPN: UN4}
    - {CHILD: C, UPN: UN1}
    - {CHILD: D}
    - {CHILD: E}
  flags: {}
*/
