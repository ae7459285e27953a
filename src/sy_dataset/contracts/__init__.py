"""WHAT arrives: the contracts, their code lists, and everything rendered from them."""

from sy_dataset.contracts.labels import column_label, table_label
from sy_dataset.contracts.load import code_list, deliveries, load_contracts
from sy_dataset.contracts.model import (
    ALWAYS,
    AS_SENT,
    STAGED_KEYS,
    Column,
    Contract,
    ContractError,
    Form,
    IdentityByType,
    Kind,
    Privacy,
    Table,
    Years,
)

__all__ = [
    "ALWAYS",
    "AS_SENT",
    "STAGED_KEYS",
    "Column",
    "Contract",
    "ContractError",
    "Form",
    "IdentityByType",
    "Kind",
    "Privacy",
    "Table",
    "Years",
    "code_list",
    "column_label",
    "deliveries",
    "load_contracts",
    "table_label",
]
