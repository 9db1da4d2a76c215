-- What the machines of one bot share besides the newsroom. Times are the server's own, so that no machine's clock counts.

-- Who has the place of a machine, until it is renewed no more. machines, shards: what all of them must agree on.
CREATE TABLE machine (
  number integer PRIMARY KEY,
  machines integer NOT NULL,
  shards integer NOT NULL,
  host text NOT NULL,
  owner text NOT NULL,
  held_until timestamptz NOT NULL
);

-- When the next shard may log in to Discord, by the row that it waits in.
CREATE TABLE login_turn (
  login_row integer PRIMARY KEY,
  free_at timestamptz NOT NULL
);
