-- title: A care leaver's home at 17 is that of the former foster carers
-- message: Where care leavers information is being returned for a young person around their 17th
--   birthday, the accommodation cannot be with their former foster carer(s).
-- severity: error
-- flags: OC3(ACCOM)
-- needs: OC3, Header
-- years: 2023-
-- dimension: validity
-- to do: Correct the accommodation; staying with former foster carers can be given from the 18th
--   birthday.
-- choice: Around the 17th birthday: it lies in the return's year. The accommodation is flagged, as
--   OC3 has no field REC.
-- source: SSDA903 rule 3001, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC3.row_id as OC3
from OC3
join Header on OC3.CHILD = Header.CHILD
where
    OC3.ACCOM in ('Z1', 'Z2')
    and birthday(Header.DOB, 17) between collection_start() and collection_end()

/* examples
- name: turns 17 on the first or the last day of the year
  year: 2026
  Header: [{DOB: 2008-04-01}, {CHILD: B, DOB: 2009-03-31}]
  OC3: [{ACCOM: Z1}, {CHILD: B, ACCOM: Z2}]
  flags: {OC3: [1, 2]}
- name: turned 17 before or after the year, lives elsewhere, or is not in the header
  year: 2026
  Header: [{DOB: 2008-03-31}, {CHILD: B, DOB: 2009-04-01}, {CHILD: C, DOB: 2008-06-01}]
  OC3: [{ACCOM: Z1}, {CHILD: B, ACCOM: Z2}, {CHILD: C, ACCOM: K1}, {CHILD: D, ACCOM: Z1}]
  flags: {}
*/
