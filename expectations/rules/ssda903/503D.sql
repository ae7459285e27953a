-- title: The type of the placement that goes on changed between the years
-- message: The placement type in the first episode does not match open episode at end of last year
-- severity: error
-- flags: Episodes(PLACE)
-- needs: Episodes, Episodes_last
-- years: 2023-
-- dimension: consistency
-- to do: Correct the type of placement of the first episode, or explain why it was wrong last year.
-- choice: The first episode of this year is compared with the last of the return of the year
--   before, if that was open; they need not begin on one day. What is there in one year only
--   differs. A code that was replaced may become its successor: H5 K3 in 2023/24 and 2024/25, Z1
--   Z11 to Z14 in 2025/26. The definition of 2025/26 is used for every year.
-- differs: The validator gives no result for anybody where one child has no readable DECOM; here
--   only that child is left out.
-- source: SSDA903 rule 503D, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from episodes_carried_over
where
    PLACE is distinct from last_PLACE
    and not coalesce(
        case
            when collection_year() in (2024, 2025) then last_PLACE = 'H5' and PLACE = 'K3'
            when collection_year() = 2026
                then last_PLACE = 'Z1' and PLACE in ('Z11', 'Z12', 'Z13', 'Z14')
        end, false
    )

/* examples
- name: another code, or one in one year only
  Episodes_last: [{DECOM: 2025-05-01, PLACE: U1}, {CHILD: B, DECOM: 2025-05-01, PLACE: U1}, {CHILD: C, DECOM: 2025-05-01}]
  Episodes: [{DECOM: 2025-05-01, PLACE: U2}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, PLACE: U1}]
  flags: {Episodes: [1, 2, 3]}
- name: H5 became K3 in 2025
  year: 2025
  Episodes_last: [{DECOM: 2023-05-01, PLACE: H5}, {CHILD: B, DECOM: 2023-05-01, PLACE: H5}, {CHILD: C, DECOM: 2023-05-01, PLACE: Z1}, {CHILD: D, DECOM: 2023-05-01, PLACE: H5}]
  Episodes: [{DECOM: 2023-05-01, PLACE: K3}, {CHILD: B, DECOM: 2023-05-01, PLACE: K2}, {CHILD: C, DECOM: 2023-05-01, PLACE: Z11}, {CHILD: D, DECOM: 2023-05-01}]
  flags: {Episodes: [2, 3, 4]}
- name: and already in 2024
  year: 2024
  Episodes_last: [{DECOM: 2022-05-01, PLACE: H5}]
  Episodes: [{DECOM: 2022-05-01, PLACE: K3}]
  flags: {}
- name: Z1 became Z11 to Z14 in 2026
  year: 2026
  Episodes_last: [{DECOM: 2024-05-01, PLACE: Z1}, {CHILD: B, DECOM: 2024-05-01, PLACE: Z1}, {CHILD: C, DECOM: 2024-05-01, PLACE: H5}]
  Episodes: [{DECOM: 2024-05-01, PLACE: Z11}, {CHILD: B, DECOM: 2024-05-01, PLACE: Z14}, {CHILD: C, DECOM: 2024-05-01, PLACE: K3}]
  flags: {Episodes: [3]}
- name: no longer in 2027
  Episodes_last: [{DECOM: 2024-05-01, PLACE: Z1}]
  Episodes: [{DECOM: 2024-05-01, PLACE: Z11}]
  flags: {Episodes: [1]}
- name: the same, missing in both years, or last year's episode had ended
  Episodes_last: [{DECOM: 2025-05-01, PLACE: U1}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, DEC: 2025-06-01, PLACE: U1}]
  Episodes: [{DECOM: 2025-05-01, PLACE: U1}, {CHILD: B, DECOM: 2025-05-01}, {CHILD: C, DECOM: 2025-05-01, PLACE: U2}]
  flags: {}
- name: the return of the year before did not come
  without: [Episodes_last]
  Episodes: [{DECOM: 2025-05-01}]
  state: not run
  flags: {}
*/
