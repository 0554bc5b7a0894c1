-- Snapshots are written compressed: PostgreSQL would try in vain to make them smaller still, each time.
ALTER TABLE orleansstorage ALTER COLUMN payloadbinary SET STORAGE EXTERNAL;
