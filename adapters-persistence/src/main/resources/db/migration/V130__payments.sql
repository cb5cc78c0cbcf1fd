-- Payments, their refunds, the books about both, and what the built-in gateway remembers.

CREATE TABLE payment (
    -- Ours: what the gateway knows it by. A UUID of version 7, so it orders payments by their making.
    key               uuid PRIMARY KEY,
    -- The owner's: what he knows it by.
    id                uuid NOT NULL,
    owner_no          int NOT NULL,
    revision          int NOT NULL,
    version           int NOT NULL,
    status            text NOT NULL CHECK (status IN ('pending', 'settling', 'settled', 'declined', 'canceled')),
    job               uuid NOT NULL,
    settle_at         timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    finished_at       timestamptz,
    gateway_reference text,
    error             json,
    refunded          bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    CONSTRAINT payment_owner_id_key UNIQUE (owner_no, id)
);
CREATE INDEX payment_owner ON payment (owner_no, key DESC);
CREATE INDEX payment_open ON payment (settle_at) WHERE status IN ('pending', 'settling');

-- What a payment is or was about. Rows are added, never changed.
CREATE TABLE payment_revision (
    payment     uuid NOT NULL CONSTRAINT payment_revision_payment_fkey REFERENCES payment,
    revision    int NOT NULL,
    amount      bigint NOT NULL CHECK (amount > 0),
    currency    text NOT NULL,
    payer       uuid,
    description text NOT NULL,
    reference   text,
    PRIMARY KEY (payment, revision)
);

CREATE TABLE refund (
    key               uuid PRIMARY KEY,
    payment           uuid NOT NULL CONSTRAINT refund_payment_fkey REFERENCES payment,
    id                uuid NOT NULL,
    amount            bigint NOT NULL CHECK (amount > 0),
    reason            text,
    status            text NOT NULL CHECK (status IN ('pending', 'refunded', 'failed')),
    job               uuid NOT NULL,
    created_at        timestamptz NOT NULL,
    finished_at       timestamptz,
    gateway_reference text,
    error             json,
    CONSTRAINT refund_payment_id_key UNIQUE (payment, id)
);
CREATE INDEX refund_payment ON refund (payment, key DESC);
CREATE INDEX refund_open ON refund (created_at) WHERE status = 'pending';

-- Double entry: the entries of one deed add up to nothing, and a deed of a payment or refund is booked once.
CREATE TABLE ledger_entry (
    subject   uuid NOT NULL,
    deed      text NOT NULL,
    account   text NOT NULL,
    owner_no  int NOT NULL,
    currency  text NOT NULL,
    amount    bigint NOT NULL CHECK (amount <> 0),
    posted_at timestamptz NOT NULL,
    PRIMARY KEY (subject, deed, account)
);

CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger_entry WHERE subject = NEW.subject AND deed = NEW.deed
               GROUP BY currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'the entries of % % do not balance', NEW.deed, NEW.subject
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();

CREATE FUNCTION ledger_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what stands in the ledger stays as it is: book the opposite'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_entry_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps();

-- The books of the sandbox, which are not ours: how often it was asked under a key, and which money it moved (to us
-- where positive).
CREATE TABLE sandbox_gateway (
    key      uuid PRIMARY KEY,
    calls    int NOT NULL,
    moved    bigint NOT NULL,
    currency text NOT NULL
);
