import { copyLog } from '#platform/event-store';
import { type OpenLog } from './open-log.js';
import { count, duration } from '../progress/progress-line.js';
import { ConfigError } from '../read-settings.js';
import { type Work } from './run-on-two-logs.js';

/** What has to be said when the copying has ended, in whatever way. */
export const copy: Work = async ({ source, target, shown, signal, onProgress }) => {
  if (await isSameLog(source, target)) {
    throw new ConfigError('--from and --to are the same log, or one is a restored back-up of it.');
  }
  const began = performance.now();
  const result = await copyLog(source.store, target, { signal, onProgress });
  if (result.outcome === 'different') {
    return {
      isGood: false,
      text:
        `The target is no beginning of the source. ${result.difference}\n` +
        'Copy into an empty store, on which no Caseline was started; or were --from and --to mixed up?',
    };
  }
  const { log, found } = result;
  const seconds = (performance.now() - began) / 1_000;
  const copied = log.events - found;
  const done =
    `${count(copied)} events copied in ${duration(seconds)}; ` +
    `${shown.target} has ${count(log.events)} events in ${count(log.streams)} streams.`;
  if (result.outcome === 'stopped') {
    return { isGood: false, text: `Stopped. ${done}\nThe same command goes on from there.` };
  }
  return {
    isGood: true,
    text: [
      done,
      `SHA-256 ${log.digest}`,
      '`npm run log -- verify` with the same addresses proves it. The copy is a log of its own: Caseline builds its',
      'read side from it anew, in an empty database.',
    ].join('\n'),
  };
};

async function isSameLog(source: OpenLog, target: OpenLog): Promise<boolean> {
  return (await source.store.logId()) === (await target.store.logId());
}
