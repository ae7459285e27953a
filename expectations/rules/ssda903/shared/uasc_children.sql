-- One row per child whom this return or that of the year before says to be, or to have been, an
-- unaccompanied asylum-seeking child: UASC 1 in the header (XML), or a row in UASC.
select CHILD from Header where UASC in ('1', 'TRUE')
union
select CHILD from UASC where coalesce(SEX, DOB_as_sent, DUC_as_sent) is not null
union
select CHILD from Header_last where UASC in ('1', 'TRUE')
union
select CHILD from UASC_last where coalesce(SEX, DOB_as_sent, DUC_as_sent) is not null
