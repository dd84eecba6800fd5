-- What was closed longest ago is emptied first, where a shop keeps conversations for a time only (TICKET_RETENTION_DAYS).
create index tickets_closed_at_idx on tickets (closed_at, id) where erased_at is null and state = 'closed';
