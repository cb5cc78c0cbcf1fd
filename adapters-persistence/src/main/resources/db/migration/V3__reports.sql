-- What was ordered. Where it stands and what came of it, its job says, which has the same id.

CREATE TABLE report (
    id          uuid PRIMARY KEY,
    owner_no    int NOT NULL,
    report_type text NOT NULL,
    format      text NOT NULL,
    parameters  json NOT NULL
);
CREATE INDEX report_owner ON report (owner_no, id DESC);
