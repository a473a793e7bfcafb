import { compareLogs } from '#platform/event-store';
import { count } from '../progress/progress-line.js';
import { type Work } from './run-on-two-logs.js';

export const verify: Work = async ({ source, target, signal, onProgress }) => {
  const result = await compareLogs(source.store, target.store, { signal, onProgress });
  if (result.outcome === 'stopped') return { isGood: false, text: 'Stopped: nothing is proven.' };
  if (result.outcome === 'different') {
    return { isGood: false, text: `The logs differ. ${result.difference}` };
  }
  const { events, streams, digest } = result.log;
  return {
    isGood: true,
    text: `Equal: ${count(events)} events in ${count(streams)} streams, in the same order.\nSHA-256 ${digest}`,
  };
};
