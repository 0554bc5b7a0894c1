-- The keys that sessions and forms of the web page are protected with: every gateway reads what another one protected.
CREATE TABLE page_key (
    name       varchar(200) PRIMARY KEY,
    xml        text         NOT NULL,
    created_at timestamptz  NOT NULL DEFAULT now()
);
