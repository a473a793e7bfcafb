import { DEFAULT_LIMITS, type LimitSettings, type Rate } from '#platform/http';
import { type Config } from './config.js';

/** A caller who was quiet may send the requests of two seconds at once, a stranger those of five. */
const SECONDS_AT_ONCE = 2;
const SECONDS_AT_ONCE_OF_STRANGERS = 5;

export function limitSettings(config: Config): LimitSettings {
  return {
    ...DEFAULT_LIMITS,
    service: rate(config.RATE_LIMIT_SERVICE, SECONDS_AT_ONCE),
    person: rate(config.RATE_LIMIT_PERSON, SECONDS_AT_ONCE),
    stranger: rate(config.RATE_LIMIT_STRANGER, SECONDS_AT_ONCE_OF_STRANGERS),
    requestsInFlight: config.MAX_REQUESTS_IN_FLIGHT,
    eventStreamsPerCaller: config.MAX_EVENT_STREAMS_PER_CALLER,
  };
}

function rate(perSecond: number, seconds: number): Rate {
  return { perSecond, burst: perSecond * seconds };
}
