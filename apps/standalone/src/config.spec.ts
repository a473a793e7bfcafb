import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';
import { ConfigError } from './read-settings.js';

describe('readConfig', () => {
  it('has a default for everything that an embedded start needs', () => {
    expect(readConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      KURRENTDB_NAMESPACE: 'caseline',
      PORT: 3000,
      CASELINE_HOME: path.resolve('.caseline'),
      LOG_LEVEL: 'info',
      CASE_REOPEN_WINDOW_HOURS: 168,
      RATE_LIMIT_SERVICE: 10_000,
      RATE_LIMIT_PERSON: 200,
      MAX_REQUESTS_IN_FLIGHT: 2_048,
      EVIDENCE_MAX_BYTES: 10_485_760,
      EVIDENCE_MAX_PIXELS: 40_000_000,
    });
    expect(readConfig({}).DATABASE_URL).toBeUndefined();
    expect(readConfig({}).EVIDENCE_SCAN).toBeUndefined();
  });

  it('reads settings, an empty one being as good as none', () => {
    const config = readConfig({ PORT: '4000', CASELINE_HOME: '/data', LOG_LEVEL: '' });
    expect(readConfig({ KURRENTDB_URL: '' }).KURRENTDB_URL).toBeUndefined();
    expect(config).toMatchObject({ PORT: 4000, CASELINE_HOME: '/data', LOG_LEVEL: 'info' });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is a whole number between 0 and 65535'],
    [{ PORT: '70000' }, 'PORT is a whole number between 0 and 65535'],
    [{ DATABASE_URL: 'localhost:5432' }, 'DATABASE_URL starts with postgresql://'],
    [{ KURRENTDB_URL: 'localhost:2113' }, 'KURRENTDB_URL starts with kurrentdb://'],
    [{ KURRENTDB_NAMESPACE: 'my-log' }, 'KURRENTDB_NAMESPACE is 1 to 64 letters, digits and _'],
    [{ INSTALLATION_SECRET: 'short' }, 'INSTALLATION_SECRET is base64 of 32 bytes or more'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is one of'],
    [{ RATE_LIMIT_PERSON: '0' }, 'RATE_LIMIT_PERSON is a whole number of requests a second'],
    [{ MAX_REQUESTS_IN_FLIGHT: 'many' }, 'MAX_REQUESTS_IN_FLIGHT is a whole number from 1'],
    [{ S3_URL: 'bucket' }, 'S3_URL is the address of a bucket'],
    [{ EVIDENCE_SCAN: 'yes' }, 'EVIDENCE_SCAN is the address of a scanner'],
    [{ EVIDENCE_SCAN: 'command: ' }, 'EVIDENCE_SCAN is the address of a scanner'],
    [{ EVIDENCE_SCAN: 'None' }, 'EVIDENCE_SCAN is the address of a scanner'],
    [{ EVIDENCE_MAX_BYTES: '1e9' }, 'EVIDENCE_MAX_BYTES is a whole number of bytes'],
    [{ EVIDENCE_MAX_PIXELS: '0' }, 'EVIDENCE_MAX_PIXELS is a whole number of pixels'],
    [{ CASE_REOPEN_WINDOW_HOURS: '-1' }, 'CASE_REOPEN_WINDOW_HOURS is a number of hours'],
  ])('stops at %j with a sentence that says what to set', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it('never repeats a secret value in its sentence', () => {
    expect(() => readConfig({ INSTALLATION_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
  });
});
