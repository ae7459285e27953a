-- title: A UPN's first letter does not agree with its digits
-- message: UPN invalid (wrong check letter at character 1)
-- severity: error
-- flags: ChildIdentifiers(UPN)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Take the UPN from the school's record again and copy it exactly.
-- choice: A UPN of 13 characters with 12 digits is tested. A temporary one (letter at the end) and
--   one of another form are left out here; rules 1540 and 1550 test the form.
-- source: CIN census rule 1510, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with summed as (
    select
        row_id,
        left(UPN, 1) as letter,
        list_sum(list_transform(
            range(2, 14), lambda place: place * try_cast(substr(UPN, place, 1) as integer)
        )) as total
    from ChildIdentifiers
    where regexp_full_match(UPN, '.[0-9]{12}')
)

select row_id as ChildIdentifiers
from summed
where strpos('ABCDEFGHJKLMNPQRTUVWXYZ', letter) - 1 <> total % 23

/* examples
- name: another letter, the letter in lower case, two digits exchanged
  ChildIdentifiers: [{UPN: C801200005001}, {UPN: b801200005001}, {UPN: B810200005001}]
  flags: {ChildIdentifiers: [1, 2, 3]}
- name: the right letter
  ChildIdentifiers: [{UPN: B801200005001}, {UPN: P207000016049}, {UPN: K370123456789}]
  flags: {}
- name: temporary, too short, too long, letters among the digits, or missing
  ChildIdentifiers:
    - {UPN: B80120000512A}
    - {UPN: C80120000500}
    - {UPN: C8012000050011}
    - {UPN: C80A200005001}
    - {UPN: null}
  flags: {}
*/
