import { describe, expect, it } from '@jest/globals';
import { connectionOf, KurrentDbSettingsError } from './kurrentdb-settings.js';

describe('connectionOf', () => {
  it('takes address, TLS and credentials from the connection string', () => {
    const connection = connectionOf({
      connectionString: 'kurrentdb://me:p%40ss@one:2113,two:2114?tlsCAFile=%2Fca%20file.crt',
    });

    expect(connection).toMatchObject({
      servers: [
        { host: 'one', port: 2113 },
        { host: 'two', port: 2114 },
      ],
      tls: true,
      verifiesCertificate: true,
      caFile: '/ca file.crt',
      credentials: { username: 'me', password: 'p@ss' },
    });
    expect(connection.connectionString).toBe(
      'kurrentdb://me:p%40ss@one:2113,two:2114?tlsCAFile=%2Fca%20file.crt' +
        '&keepAliveTimeout=5000&discoveryInterval=50&maxDiscoverAttempts=100',
    );
  });

  it('prefers what is kept in files, whatever characters it has', () => {
    const { connectionString, caFile } = connectionOf({
      connectionString: 'kurrentdb+discover://old:secret@cluster?TLS=false&TLSCAFILE=/old.crt',
      caFile: '/new.crt',
      username: 'me@here',
      password: 'a:b/c?d&e=é',
    });

    expect(connectionString).toMatch(
      /^kurrentdb\+discover:\/\/me%40here:a%3Ab%2Fc%3Fd%26e%3D%C3%A9@cluster\?TLS=false&/,
    );
    expect(connectionString).not.toContain('old');
    expect(caFile).toBe('/new.crt');
  });

  it('knows the former name of the scheme, and the default port', () => {
    const { connectionString, servers, tls } = connectionOf({
      connectionString: 'esdb://localhost?tls=false',
    });

    expect(connectionString).toMatch(/^kurrentdb:\/\/localhost\?/);
    expect([servers, tls]).toEqual([[{ host: 'localhost', port: 2113 }], false]);
  });

  it('names all nodes of a cluster so that each of them is asked where the leader is', () => {
    const { connectionString } = connectionOf({
      connectionString: 'esdb+discover://one:2111,two:2112,three?tls=false',
    });

    expect(connectionString).toMatch(/^kurrentdb:\/\/one:2111,two:2112,three\?/);
  });

  it.each([
    ['localhost:2113', 'has another form'],
    ['kurrentdb://', 'has another form'],
    ['kurrentdb://host:port', 'no host and port'],
    ['kurrentdb://host?throwOnAppendFailure=false', 'would hide conflicts'],
    ['kurrentdb://host?nodePreference=follower', 'reads from the leader'],
  ])('refuses %s with a sentence', (connectionString, sentence) => {
    expect(() => connectionOf({ connectionString })).toThrow(KurrentDbSettingsError);
    expect(() => connectionOf({ connectionString })).toThrow(sentence);
  });

  it('wants user and password together, and repeats neither', () => {
    const half = { connectionString: 'kurrentdb://host', password: 'hunter2' };
    const malformed = { connectionString: 'kurrentdb//me:hunter2@host' };

    expect(() => connectionOf(half)).toThrow('one is missing');
    for (const settings of [half, malformed]) {
      expect(() => connectionOf(settings)).not.toThrow(/hunter2/);
    }
  });
});
