-- What people keep and decide in one room. Nothing here can be built again.

-- Searches somebody keeps.
create table search (
    name text primary key,
    query text not null             -- as it was typed
) strict, without rowid;

-- The telegrams a search had found when last somebody looked.
create table seen (
    search text not null references search (name) on delete cascade,
    key text not null,
    primary key (search, key)
) strict, without rowid;
