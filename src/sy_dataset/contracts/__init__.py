"""WHAT arrives: the contracts, their code lists, and everything rendered from them."""

from sy_dataset.contracts.load import code_list, load_contracts
from sy_dataset.contracts.model import (
    STAGED_KEYS,
    Column,
    Contract,
    ContractError,
    IdentityByType,
    Kind,
    Privacy,
    Table,
)

__all__ = [
    "STAGED_KEYS",
    "Column",
    "Contract",
    "ContractError",
    "IdentityByType",
    "Kind",
    "Privacy",
    "Table",
    "code_list",
    "load_contracts",
]
