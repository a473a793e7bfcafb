import 'reflect-metadata';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { readConfig } from './config.js';
import { ConfigError } from './read-settings.js';
import { startStandalone } from './standalone.js';

const settings = `
Settings (environment variables):
  PORT                      port of the API (3000)
  HOST                      address it listens on (127.0.0.1)
  CASELINE_HOME             folder of data and keys (.caseline)
  DATABASE_URL              a PostgreSQL of yours instead of the embedded one
  DATABASE_PASSWORD_FILE    file that holds its password, if DATABASE_URL does not
  KURRENTDB_URL             an EventStoreDB (KurrentDB) that holds the event log instead of PostgreSQL,
                            kurrentdb://host:2113 or kurrentdb+discover://cluster; ?tls=false without TLS
  KURRENTDB_NAMESPACE       keeps this log apart from others on the same EventStoreDB (caseline)
  KURRENTDB_CA_FILE         PEM file of the authority that signed its certificates
  KURRENTDB_USER_FILE       file that holds its user, if KURRENTDB_URL does not
  KURRENTDB_PASSWORD_FILE   file that holds the password
  INSTALLATION_SECRET       base64 of 32 bytes or more instead of the one kept in CASELINE_HOME
  INSTALLATION_SECRET_FILE  file that holds it
  CASE_REOPEN_WINDOW_HOURS  for how long after its closing a case opens again (168)
  S3_URL                    a bucket that keeps evidence instead of CASELINE_HOME,
                            https://host/bucket/prefix?region=eu-central-1
  S3_ACCESS_KEY_FILE        file that holds the access key, if S3_URL does not
  S3_SECRET_KEY_FILE        file that holds its secret
  EVIDENCE_SCAN             who looks into evidence before anybody may open it: https://…, command:clamdscan --no-summary -
                            or none, which releases everything; without it all stays in quarantine
  EVIDENCE_MAX_BYTES        of one file (10485760)
  EVIDENCE_MAX_PIXELS       of one image (40000000)
  CLAIM_LEASE_MINUTES       for how long a claimed case waits for the first work on it (10)
  RATE_LIMIT_SERVICE        requests a second of one service (10000)
  RATE_LIMIT_PERSON         of one agent, supervisor or auditor (200)
  RATE_LIMIT_STRANGER       refused requests a second of one network address without a token (20)
  MAX_REQUESTS_IN_FLIGHT    requests under way at once (2048)
  MAX_EVENT_STREAMS_PER_CALLER  live streams of one caller (50)
  LOG_LEVEL                 debug, info, warn or error (info)
  NODE_ENV                  production: logs that it is ready instead of printing commands to paste

Ctrl-C or SIGTERM finishes the requests under way and stops.`;

async function main(): Promise<void> {
  new Command('npm start')
    .description('Runs every feature of Caseline in one process, on embedded defaults.')
    .addHelpText('after', settings)
    .parse();
  await startStandalone(readConfig(process.env));
}

/** Why it cannot start, in a sentence; where it broke is of interest to developers only. */
function explain(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const trace = process.env.LOG_LEVEL === 'debug' && error instanceof Error ? error.stack : '';
  const hint = error instanceof ConfigError ? '\nnpm start -- --help lists the settings.' : '';
  return `${styleText('red', 'Caseline cannot start.')} ${reason}${hint}\n${trace ?? ''}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exitCode = 1;
});
