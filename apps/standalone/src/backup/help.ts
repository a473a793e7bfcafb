export const backupHelp = `
A back-up is a folder: all events of the log up to the moment it began (events.ndjson.gz, a line of JSON each), the
keys of the home, the contents of evidence (blobs), a manifest, and SHA256SUMS, which \`sha256sum -c\` can check. Read models are not in it: they are
rebuilt from the log. Caseline may be running and publishing meanwhile. The folder appears under its name only when it
is complete and was read back; a back-up that was killed leaves a folder called ….unfinished-…, which can be deleted.
Evidence that is kept in S3 (S3_URL) is not in it: versions and replicas of the bucket are its back-up.

The keys are what makes the log readable: without the installation secret no customer's case can be found again. So they
are in the back-up, readable for its owner only: keep it as safe as the home. With --without-keys they are not, and you
keep them elsewhere. A secret that is given by INSTALLATION_SECRET or its file is not in the home, nor in a back-up.

Which log: that of the settings, as for npm start (CASELINE_HOME, DATABASE_URL, KURRENTDB_URL; npm start -- --help).

Examples:
  npm run backup -- --to /backups/caseline-2026-11-23
  KURRENTDB_URL='kurrentdb://localhost:2113?tls=false' npm run backup -- --to /backups/caseline-2026-11-23`;

export const restoreHelp = `
Checks all of the back-up first, then fills an empty home and an empty log: those of the settings, as for npm start
(CASELINE_HOME, DATABASE_URL, KURRENTDB_URL, S3_URL; npm start -- --help). So a log can come back in another store than it
was in, and evidence from a home in a bucket.
What is there already is never changed: a home or a log that is not empty is refused.

Ctrl-C or a crash leaves a home on which Caseline does not start; the same command goes on with it. At the first start
Caseline builds its read models from the log. Some 10,000 events/s into PostgreSQL, 1,000 into EventStoreDB.

Example:
  CASELINE_HOME=.caseline-restored npm run restore -- --from /backups/caseline-2026-11-23
  CASELINE_HOME=.caseline-restored npm start`;
