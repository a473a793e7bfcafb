import { ADDRESSES } from './log-address.js';

export const copyHelp = `
The target gets the same events in the same order: stream, revision, id, type, data, metadata. It is empty, or begins
as the source does: that is compared first, all of it. So the same command goes on with a copy that was broken off or
killed, at whatever moment. Until it is complete, the target ends somewhere in the middle: start nothing on it.

The source may be in use: copied is what it has when its end is reached, and the same command brings what came since.
Before the last run stop Caseline. Nothing but the copy may write to the target.

Into PostgreSQL go batches of about 1,000 events, each in a transaction, some 20,000 events/s. Into EventStoreDB goes
one append after the other, some 1,000 events/s: with several under way at once, a server that was killed had lost one
and kept the next.

Ctrl-C stops after the batch under way. Exit code: 0 all is copied; 1 it is not, and a sentence says why.

The copy belongs to the same installation secret, and is a log of its own: start Caseline on it with an empty database
for the read side, whose rows are built anew from the log, the same as before.

${ADDRESSES}

Examples:
  npm run log -- copy --from embedded --to 'kurrentdb://localhost:2113?tls=false'
  npm run log -- copy --from KURRENTDB_URL --to DATABASE_URL`;

export const verifyHelp = `
Compares stream, revision, id, type, data and metadata of every event in the order of the whole, and sees that in each
stream the revisions follow each other from 0: so every stream is equal, too. Names the first difference, and never
what an event says. Equal logs have the same SHA-256, whoever computes it and wherever they are.

A log that grows meanwhile may be ahead of the other: stop what writes. Exit code: 0 equal; 1 different, or not proven.

${ADDRESSES}

Example:
  npm run log -- verify --from embedded --to 'kurrentdb://localhost:2113?tls=false'`;
