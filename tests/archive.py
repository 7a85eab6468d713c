"""Archives for tests: telegrams written on the spot, taken into a vault."""

from datetime import UTC, datetime
from pathlib import Path

from reftel.readers.reader import read_stream
from reftel.vault.ingest import ingest
from reftel.vault.run import ADD, Begun, begin
from reftel.vault.vault import Vault

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def telegram_text(serial: int, body: str, level: str = "C O N F I D E N T I A L", day: str = "11") -> str:
    """A telegram of SAHRIYA with this body."""
    return (
        f"P {day}1530Z FEB 11\nFM AMEMBASSY SAHRIYA\nTO RUEHC/SECSTATE WASHDC PRIORITY {serial}\n\n"
        f"{level} SAHRIYA {serial:06}\n\nE.O. 13526: DECL: 02/11/2021\nTAGS: PGOV, PHUM\n"
        f"SUBJECT: THE DAY'S NEWS\n\n{body}\n\nVALE\n"
    )


def archive_of(folder: Path, *texts: str) -> Path:
    """An archive that holds these telegrams; its folder."""
    from io import BytesIO

    with Vault.make(folder) as vault:
        run = begin(vault.db, Begun(ADD, NOON.isoformat(), "keeper", ("-",)))
        for text in texts:
            ingest(vault, read_stream(BytesIO(text.encode()), "-"), run)
    return folder
