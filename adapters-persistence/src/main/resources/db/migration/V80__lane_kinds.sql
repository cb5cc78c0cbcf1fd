-- Whoever leases jobs asks by kind; kinds of their own make many lanes.
CREATE INDEX lane_kind ON lane (kind);
