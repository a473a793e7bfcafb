import { describe, expect, it } from '@jest/globals';
import { KurrentDbSettingsError } from './kurrentdb-settings.js';
import { LogNamespace } from './log-namespace.js';

describe('LogNamespace', () => {
  it('is caseline where nobody names another', () => {
    expect(new LogNamespace().streamId('case-1')).toBe('caseline.case-1');
  });

  it.each(['', 'my-log', 'my.log', '$all', 'ä', 'a b', 'x\n', 'x'.repeat(65)])(
    'cannot be called %j',
    (name) => {
      expect(() => new LogNamespace(name)).toThrow(KurrentDbSettingsError);
    },
  );

  it('knows its own streams and nobody else’s', () => {
    const ours = (streamId: string) => new LogNamespace('one').isOurs({ streamId, type: 'Any' });

    expect(['one.case-1', 'one.eventLogs-1'].map(ours)).toEqual([true, true]);
    const others = [
      'case-1',
      'one',
      'one_.case-1',
      'one2.case-1',
      'two.one.case-1',
      '$$one.case-1',
    ];
    expect(others.filter(ours)).toEqual([]);
    expect(ours('one.eventLog')).toBe(false);
  });

  it('asks the server for streams with its prefix, or for types', () => {
    const namespace = new LogNamespace('one');

    expect(namespace.filterOnServer(undefined).prefixes).toEqual(['one.']);
    const streams = namespace.filterOnServer({ streamPrefixes: ['case-', 'customer-'] });
    expect(streams).toEqual({ filterOn: 'streamName', prefixes: ['one.case-', 'one.customer-'] });
    expect(namespace.filterOnServer({ streamPrefixes: [] }).prefixes).toEqual([]);
    const types = namespace.filterOnServer({ eventTypes: ['CaseOpened'] });
    expect(types).toEqual({ filterOn: 'eventType', prefixes: ['CaseOpened'] });
  });
});
