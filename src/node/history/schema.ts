/** Stands in SQLite's `user_version`. Raise it with every change of the tables, and migrate from the one before. */
export const schemaVersion = 1;

/**
 * `result` repeats environment and start of its run, so that the newest result per benchmark and a benchmark's series are each one
 * walk along an index. `run.summary` is the run without its results, as JSON. Samples are Float64, little-endian.
 */
export const tables = `
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  environment_key TEXT NOT NULL,
  commit_hash TEXT,
  branch TEXT,
  dirty INTEGER,
  subject TEXT,
  summary TEXT NOT NULL
) STRICT;
CREATE INDEX run_by_start ON run (started_at);

CREATE TABLE benchmark (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE metric (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  unit TEXT NOT NULL,
  direction TEXT NOT NULL,
  class TEXT NOT NULL,
  UNIQUE (key, unit, direction, class)
) STRICT;

CREATE TABLE result (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (id),
  benchmark INTEGER NOT NULL REFERENCES benchmark (id),
  environment_key TEXT NOT NULL,
  started_at TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL,
  message TEXT
) STRICT;
CREATE INDEX result_by_run ON result (run);
CREATE INDEX result_latest ON result (benchmark, environment_key, started_at);
CREATE INDEX result_series ON result (benchmark, started_at);

CREATE TABLE measurement (
  result INTEGER NOT NULL REFERENCES result (id),
  position INTEGER NOT NULL,
  metric INTEGER NOT NULL REFERENCES metric (id),
  samples BLOB NOT NULL,
  iterations BLOB,
  PRIMARY KEY (result, position)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = ${schemaVersion};
`;

/** Newest points of a series that are read when nobody asks for more or fewer. */
export const defaultSeriesLimit = 2000;
