import { type LogProgress } from '#platform/event-store';
import { type LogAddress, readAddress } from './log-address.js';
import { type IfMissing, openLog, type OpenLog } from './open-log.js';
import { ProgressReport } from '../progress/progress-report.js';
import { ConfigError } from '../read-settings.js';
import { untilASignal } from '../until-a-signal.js';

export interface TwoLogs {
  readonly from: string;
  readonly to: string;
}

export interface WorkToDo {
  readonly source: OpenLog;
  readonly target: OpenLog;
  /** Their addresses, for people. */
  readonly shown: { readonly source: string; readonly target: string };
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LogProgress) => void;
}

export interface WorkDone {
  readonly isGood: boolean;
  /** For people. */
  readonly text: string;
}

export type Work = (toDo: WorkToDo) => Promise<WorkDone>;

/** Opens both logs, works on them until it is done or a signal comes, and closes them. */
export async function runOnTwoLogs(
  { from, to }: TwoLogs,
  ifTargetMissing: IfMissing,
  work: Work,
): Promise<WorkDone> {
  const addresses = [readAddress(from, process.env), readAddress(to, process.env)] as const;
  if (from === to) throw new ConfigError('--from and --to are the same address.');
  const signal = untilASignal();
  const opened: OpenLog[] = [];
  const open = async (address: LogAddress, ifMissing: IfMissing): Promise<OpenLog> => {
    const log = await openLog(address, ifMissing);
    opened.push(log);
    return log;
  };
  const report = new ProgressReport(process.stderr, () => performance.now());
  try {
    return await work({
      source: await open(addresses[0], 'refuse'),
      target: await open(addresses[1], ifTargetMissing),
      shown: { source: addresses[0].shown, target: addresses[1].shown },
      signal,
      onProgress: report.show,
    });
  } finally {
    report.end();
    for (const log of opened) await log.close();
  }
}
