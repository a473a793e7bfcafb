import { describe, expect, it } from '@jest/globals';
import { type LogProgress } from '#platform/event-store';
import { duration } from './progress-line.js';
import { ProgressReport } from './progress-report.js';

/** Tells of these, a second between them; answers what was written. */
function told(isTTY: boolean, progress: readonly LogProgress[]): string[] {
  const written: string[] = [];
  let now = 0;
  const report = new ProgressReport({ isTTY, write: (text) => written.push(text) }, () => now);
  for (const each of progress) {
    now += 1_000;
    report.show(each);
  }
  report.end();
  return written;
}

const copying = (events: number, share: number): LogProgress => ({
  phase: 'copying',
  events,
  share,
});
const comparing = (events: number, share: number): LogProgress => ({
  phase: 'comparing',
  events,
  share,
});

describe('ProgressReport', () => {
  it('rewrites one line of a terminal, and clears it at the end', () => {
    expect(told(true, [copying(1_000, 0.1), copying(2_000, 0.2), copying(4_000, 0.45)])).toEqual([
      '\r\u001B[Kcopying: 1,000 events, 10 %, 0/s',
      '\r\u001B[Kcopying: 2,000 events, 20 %, 1,000/s, 8 s left',
      '\r\u001B[Kcopying: 4,000 events, 45 %, 1,500/s, 3 s left',
      '\r\u001B[K',
    ]);
  });

  it('writes a line every few seconds where nobody looks on', () => {
    const progress = Array.from({ length: 12 }, (_, second) => copying(second * 100, second / 100));

    expect(told(false, progress)).toEqual([
      'copying: 400 events, 4 %, 100/s, 1 min 36 s left\n',
      'copying: 900 events, 9 %, 100/s, 1 min 31 s left\n',
    ]);
  });

  it('measures each phase for itself, as they differ in speed', () => {
    const lines = told(true, [
      comparing(0, 0),
      comparing(40_000, 0.5),
      copying(40_100, 0.51),
      copying(40_200, 0.52),
    ]);

    expect(lines[1]).toContain('comparing: 40,000 events, 50 %, 40,000/s, 1 s left');
    expect(lines[3]).toContain('copying: 40,200 events, 52 %, 100/s, 48 s left');
  });
});

describe('duration', () => {
  it.each([
    [0.2, '1 s'],
    [59, '59 s'],
    [61, '1 min 1 s'],
    [3_600 * 5 + 125, '5 h 2 min'],
  ])('tells %d s as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
