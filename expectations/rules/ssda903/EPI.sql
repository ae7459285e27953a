-- title: A child without episodes and without care leaver information
-- message: WARNING: Episodes need to be loaded for this child before further validation is possible
--   [NOTE: This refers to the DfE portal - here, all checks that can be performed with only the
--   available data will be.]
-- severity: query
-- flags: Header(CHILD)
-- needs: Header
-- years: 2023-
-- dimension: completeness
-- to do: Return the child's episodes, or its care leaver information, or take the child out of the
--   header.
-- choice: A table that did not come has no row, so that a return without episodes and care leavers
--   fails for every child.
-- source: SSDA903 rule EPI, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Header.row_id as Header
from Header
anti join Episodes on Header.CHILD is not distinct from Episodes.CHILD
anti join OC3 on Header.CHILD is not distinct from OC3.CHILD

/* examples
- name: neither
  Header: [{}, {CHILD: B}]
  Episodes: [{CHILD: B}]
  flags: {Header: [1]}
- name: the tables did not come
  Header: [{}]
  without: [Episodes, OC3]
  flags: {Header: [1]}
- name: one of them
  Header: [{}, {CHILD: B}]
  Episodes: [{}]
  OC3: [{CHILD: B}]
  flags: {}
*/
