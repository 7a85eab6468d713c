-- What one clearance sees of the archive. Everything here can be built again from the vault.

create table telegram (
    key text primary key,           -- 11DELWAN88
    place text not null,            -- time and key: what telegrams are sorted by
    cable blob not null             -- msgpack in zstd
) strict;

create index telegram_of_place on telegram (place);

-- How far into the vault this room has come, and how many documents its index then had.
create table taken (
    edition integer not null,
    last integer not null,
    documents integer not null
) strict;
