-- title: A child in care without a complete social worker episode
-- message: Child is looked after and has no social worker episode in which the social worker, the
--   date on which the episode began and the reason for it are complete.
-- severity: error
-- flags: Episodes(DEC)
-- needs: SWEpisodes, Episodes
-- years: 2024
-- dimension: completeness
-- to do: Return the child's social worker episodes with identifier, start and reason, or the end of
--   the child's episode.
-- choice: The list of words lacks those of this rule; the message is ours. In care is a child with
--   an open episode other than respite (V3, V4); one complete row is enough. The rule held for
--   2023/24 only.
-- differs: The validator fails a child for any incomplete row, and reports the numbers of rows of
--   Episodes as if they were those of SWEpisodes.
-- source: SSDA903 rule SW01STG1, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with complete as (
    select CHILD
    from SWEpisodes
    where SW_ID is not null and SW_DECOM_as_sent is not null and SW_REASON is not null
)

select Episodes.row_id as Episodes
from Episodes
anti join complete using (CHILD)
where Episodes.DEC is null and coalesce(Episodes.LS, '') not in ('V3', 'V4')

/* examples
- name: no row, or one that lacks an entry
  Episodes: [{LS: C2}, {CHILD: B}, {CHILD: C}, {CHILD: D}]
  SWEpisodes:
    - {CHILD: B, SW_ID: SW1, SW_DECOM: 2023-05-01}
    - {CHILD: C, SW_ID: SW1, SW_REASON: MANAGE}
    - {CHILD: D, SW_DECOM: 2023-05-01, SW_REASON: MANAGE}
  flags: {Episodes: [1, 2, 3, 4]}
- name: one complete row, respite, or out of care
  Episodes: [{}, {CHILD: B, LS: V3}, {CHILD: C, DEC: 2023-06-01}]
  SWEpisodes: [{SW_ID: SW1}, {SW_ID: SW1, SW_DECOM: 01/ZZ/ZZZZ, SW_REASON: MANAGE}]
  flags: {}
*/
