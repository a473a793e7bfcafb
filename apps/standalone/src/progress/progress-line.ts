/** How far a long piece of work is. */
export interface Progress {
  readonly phase: string;
  /** Events that have been dealt with. */
  readonly events: number;
  /** Of how many, where that can be said; an estimate. */
  readonly total?: number;
  /** Of the way: from 0 to 1. An estimate. */
  readonly share: number;
}

/** What the work under way has come to since its phase began. */
export interface Pace {
  readonly eventsPerSecond: number;
  /** Undefined while nothing can be said. */
  readonly secondsLeft: number | undefined;
}

/** The way from one progress to a later one of the same phase. */
export function paceOf(first: Progress, last: Progress, seconds: number): Pace {
  const gained = last.share - first.share;
  return {
    eventsPerSecond: seconds > 0 ? (last.events - first.events) / seconds : 0,
    secondsLeft: gained > 0 ? ((1 - last.share) / gained) * seconds : undefined,
  };
}

export function progressLine({ phase, events, total, share }: Progress, pace: Pace): string {
  const of = total === undefined ? '' : ` of about ${count(total)}`;
  const parts = [
    `${phase}: ${count(events)}${of} events`,
    `${Math.floor(share * 100)} %`,
    `${count(pace.eventsPerSecond)}/s`,
    ...(pace.secondsLeft === undefined ? [] : [`${duration(pace.secondsLeft)} left`]),
  ];
  return parts.join(', ');
}

export function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}

export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
