-- Once, as postgres on the primary, for each region: two databases, a role that owns them and never logs in, and one that serves.
create role dordrecht_owner;
create role dordrecht login password 'CHANGE-region';
create database dordrecht owner dordrecht_owner;
create database dordrecht_keys owner dordrecht_owner;
revoke all on database dordrecht, dordrecht_keys from public;
-- So that `rondom doctor` sees whether a standby follows.
grant pg_read_all_stats to dordrecht;
