-- title: A UPN names no authority
-- message: UPN invalid (characters 2-4 not a recognised LA code)
-- severity: error
-- flags: ChildIdentifiers(UPN)
-- needs: ChildIdentifiers
-- years: 2023-
-- dimension: validity
-- to do: Take the UPN from the school's record again and correct its second to fourth characters.
-- choice: A UPN of 13 characters is tested. The list of authorities, changed for 2023/24, holds
--   for 2022/23 too. It accepts 942 and 943, which the rule's own text does not name.
-- source: CIN census rule 1530, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with authorities as (
    select lpad(unnest(range(first_code, last_code + 1))::varchar, 3, '0') as code
    from (
        values (1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373),
        (380, 384), (390, 394), (420, 420), (660, 681), (701, 708), (800, 803), (805, 808),
        (810, 813), (815, 816), (820, 823), (825, 826), (830, 831), (835, 841), (845, 846),
        (850, 852), (855, 857), (860, 861), (865, 896), (908, 909), (916, 916), (919, 919),
        (921, 921), (925, 926), (928, 929), (931, 931), (933, 933), (935, 938), (940, 943)
    ) as spans (first_code, last_code)
)

select row_id as ChildIdentifiers
from ChildIdentifiers
where length(UPN) = 13 and substr(UPN, 2, 3) not in (select code from authorities)

/* examples
- name: codes beside the list, or no number
  ChildIdentifiers:
    - {UPN: A006200005001}
    - {UPN: A214200005001}
    - {UPN: A804200005001}
    - {UPN: A842200005001}
    - {UPN: A944200005001}
    - {UPN: A37A200005001}
  flags: {ChildIdentifiers: [1, 2, 3, 4, 5, 6]}
- name: codes of the list
  ChildIdentifiers:
    - {UPN: A001200005001}
    - {UPN: A213200005001}
    - {UPN: A803200005001}
    - {UPN: A841200005001}
    - {UPN: A943200005001}
    - {UPN: A37320000500Z}
  flags: {}
- name: too short, or missing
  ChildIdentifiers: [{UPN: A99920000500}, {UPN: null}]
  flags: {}
*/
