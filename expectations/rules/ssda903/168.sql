-- title: The UPN is not valid
-- message: Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2,
--   UN3, UN4 or UN5.
-- severity: error
-- flags: Header(UPN)
-- needs: Header
-- years: 2023-
-- dimension: validity
-- to do: Correct the UPN from the school census, or give UN1 to UN5.
-- choice: A letter other than I, O and S, then 12 digits, or 11 and a letter; the check letter is
--   not tested. A missing UPN passes.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 168, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where not regexp_full_match(UPN, '[A-HJ-NP-RT-Z]([0-9]{12}|[0-9]{11}[A-Z])|UN[1-5]')

/* examples
- name: a letter that is not used, too short, too long, or no such code
  Header: [{UPN: I123456789012}, {CHILD: B, UPN: A12345678901}, {CHILD: C, UPN: A1234567890123}, {CHILD: D, UPN: UN6}, {CHILD: E, UPN: S12345678901B}]
  flags: {Header: [1, 2, 3, 4, 5]}
- name: permanent, temporary, unknown, or missing
  Header: [{UPN: A123456789012}, {CHILD: B, UPN: Z12345678901B}, {CHILD: C, UPN: UN1}, {CHILD: D}]
  flags: {}
*/
