-- title: Care started without saying whether there was an earlier permanence option
-- message: Information on previous permanence option should be returned.
-- severity: error
-- flags: Episodes(RNE)
-- needs: Episodes, PrevPerm
-- years: 2023-
-- dimension: completeness
-- to do: Give the previous permanence option, with authority and date unless it is Z1.
-- choice: Every row of the child in PrevPerm must be complete. A date of which a part is unknown
--   counts as given.
-- differs: The validator takes a date that cannot be read for a missing one; whether that holds for
--   one with unknown parts is not known.
-- source: SSDA903 rule 630, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Episodes.row_id as Episodes
from Episodes
left join PrevPerm using (CHILD)
where
    Episodes.RNE = 'S'
    and Episodes.DECOM >= collection_start()
    and (
        PrevPerm.PREV_PERM is null
        or (
            PrevPerm.PREV_PERM <> 'Z1'
            and (PrevPerm.LA_PERM is null or PrevPerm.DATE_PERM_as_sent is null)
        )
    )

/* examples
- name: no row, no option, no authority, no date
  Episodes:
    - {RNE: S, DECOM: 2026-04-01}
    - {CHILD: B, RNE: S, DECOM: 2026-05-01}
    - {CHILD: C, RNE: S, DECOM: 2026-05-01}
    - {CHILD: D, RNE: S, DECOM: 2026-05-01}
  PrevPerm: [{CHILD: B}, {CHILD: C, PREV_PERM: P1, DATE_PERM: 2020-01-01}, {CHILD: D, PREV_PERM: P1, LA_PERM: '370'}]
  flags: {Episodes: [1, 2, 3, 4]}
- name: complete, none, begun before the year, or another reason
  Episodes:
    - {RNE: S, DECOM: 2026-04-01}
    - {CHILD: B, RNE: S, DECOM: 2026-05-01}
    - {CHILD: C, RNE: S, DECOM: 2026-03-31}
    - {CHILD: D, RNE: P, DECOM: 2026-05-01}
  PrevPerm: [{PREV_PERM: P1, LA_PERM: '370', DATE_PERM: ZZ/05/2020}, {CHILD: B, PREV_PERM: Z1}]
  flags: {}
*/
