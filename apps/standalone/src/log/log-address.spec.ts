import { describe, expect, it } from '@jest/globals';
import { readAddress } from './log-address.js';
import { ConfigError } from '../read-settings.js';

const files = {
  DATABASE_PASSWORD_FILE: '/run/secrets/database',
  KURRENTDB_USER_FILE: '/run/secrets/user',
  KURRENTDB_PASSWORD_FILE: '/run/secrets/password',
  KURRENTDB_CA_FILE: '/etc/ca.pem',
};

describe('readAddress', () => {
  it('knows the PostgreSQL of the home, whatever other database is set', () => {
    const environment = { ...files, CASELINE_HOME: '/data', DATABASE_URL: 'postgresql://db/x' };

    const address = readAddress('embedded', environment);

    expect(address).toMatchObject({ kind: 'embedded', shown: 'embedded (/data)' });
    expect(address.settings.DATABASE_URL).toBeUndefined();
    expect(address.settings.DATABASE_PASSWORD_FILE).toBeUndefined();
  });

  it.each([
    ['postgresql://db/caseline', 'postgresql', 'postgresql://db/caseline'],
    ['postgres://me:secret@db:5432/x?sslmode=require', 'postgresql', 'postgres://db:5432/x'],
    ['postgresql://me@db/x?password=secret', 'postgresql', 'postgresql://db/x'],
    ['postgresql://me:sec@ret@db/x', 'postgresql', 'postgresql://…'],
    ['postgresql://me:se?cret@db/x', 'postgresql', 'postgresql://…'],
    ['postgresql://db/x?password=a@secret', 'postgresql', 'postgresql://…'],
    ['kurrentdb://h:2113?tls=false', 'kurrentdb', 'kurrentdb://h:2113#caseline'],
    ['kurrentdb://me:secret@a:1,b:2#blue', 'kurrentdb', 'kurrentdb://a:1,b:2#blue'],
    ['kurrentdb+discover://c.example', 'kurrentdb', 'kurrentdb+discover://c.example#caseline'],
  ])('knows %s, and shows no secret of it', (given, kind, shown) => {
    expect(readAddress(given, {})).toMatchObject({ kind, shown });
  });

  it('reads the address that is in a setting', () => {
    const environment = {
      DATABASE_URL: 'postgresql://db/x',
      KURRENTDB_URL: 'kurrentdb://h?tls=false',
      KURRENTDB_NAMESPACE: 'blue',
    };

    expect(readAddress('DATABASE_URL', environment)).toMatchObject({ shown: 'postgresql://db/x' });
    expect(readAddress('KURRENTDB_URL', environment)).toMatchObject({
      shown: 'kurrentdb://h#blue',
    });
    expect(() => readAddress('DATABASE_URL', {})).toThrow('DATABASE_URL is not set.');
  });

  it('takes the namespace of the address before that of the settings', () => {
    const { settings } = readAddress('kurrentdb://h?tls=false#green', {
      KURRENTDB_NAMESPACE: 'blue',
    });

    expect(settings).toMatchObject({
      KURRENTDB_URL: 'kurrentdb://h?tls=false',
      KURRENTDB_NAMESPACE: 'green',
    });
    expect(() => readAddress('kurrentdb://h#no.dots', {})).toThrow('KURRENTDB_NAMESPACE is');
  });

  it('leaves the password files to addresses that have no password', () => {
    expect(readAddress('kurrentdb://h', files).settings).toMatchObject(files);
    expect(readAddress('postgresql://me@db/x', files).settings).toMatchObject(files);
    const { settings } = readAddress('kurrentdb://me:other@h', files);
    expect(settings.KURRENTDB_PASSWORD_FILE).toBeUndefined();
    expect(settings.KURRENTDB_CA_FILE).toBe('/etc/ca.pem');
    for (const address of ['postgresql://me:other@db/x', 'postgresql://db/x?password=other']) {
      expect(readAddress(address, files).settings.DATABASE_PASSWORD_FILE).toBeUndefined();
    }
  });

  it.each(['', 'localhost:5432', 'mysql://me:secret@db/x', 'Embedded'])(
    'refuses %j with what an address looks like, and without repeating it',
    (given) => {
      const read = () => readAddress(given, {});

      expect(read).toThrow(ConfigError);
      expect(read).toThrow('postgresql://');
      expect(read).not.toThrow(/secret/);
    },
  );
});
