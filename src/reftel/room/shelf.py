"""The shelf of the room `main`: its telegrams stand in the vault, and are read from there when somebody asks.

`main` applies no test, so its telegrams are the vault's own, and kept once. Every other room keeps what it may see.
"""

from pathlib import Path

from reftel.room.telegram import Telegram
from reftel.room.view import whole_telegram
from reftel.vault.group import group_of
from reftel.vault.vault import Vault


class Shelf:
    """The telegrams of one archive; the vault is opened when the first of them is asked for."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._vault: Vault | None = None

    @property
    def vault(self) -> Vault:
        """The vault they stand in."""
        if self._vault is None:
            self._vault = Vault.open(self._archive)
        return self._vault

    def telegram(self, copy: int) -> Telegram | None:
        """The telegram of the copy of this number, with whatever other copies there are."""
        return whole_telegram(group_of(self.vault, copy))

    def close(self) -> None:
        """Close the vault."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None
