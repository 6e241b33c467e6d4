-- Once, as postgres on the primary: a role and two databases of its own for each region.
create role dordrecht login password 'CHANGE-region';
create database dordrecht owner dordrecht;
create database dordrecht_keys owner dordrecht;
revoke connect on database dordrecht, dordrecht_keys from public;
