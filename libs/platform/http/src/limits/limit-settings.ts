import { type Rate } from './rate-limit.js';

/** What one process takes; several processes take several times as much. */
export interface LimitSettings {
  /** Requests of one service. */
  readonly service: Rate;
  /** Requests of one person: an agent, a supervisor, an auditor. */
  readonly person: Rate;
  /** Refused requests of nobody known, from one network address. */
  readonly stranger: Rate;
  /** Requests under way in this process, of everybody; live streams are not among them. */
  readonly requestsInFlight: number;
  /** Live streams of one caller. */
  readonly eventStreamsPerCaller: number;
  /** A clock that only goes forward. */
  readonly monotonicSeconds: () => number;
}

/** More than one process can do for a service, and more than a person can ask for. */
export const DEFAULT_LIMITS: LimitSettings = {
  service: { perSecond: 10_000, burst: 20_000 },
  person: { perSecond: 200, burst: 400 },
  stranger: { perSecond: 20, burst: 100 },
  requestsInFlight: 2_048,
  eventStreamsPerCaller: 50,
  monotonicSeconds: () => performance.now() / 1_000,
};
