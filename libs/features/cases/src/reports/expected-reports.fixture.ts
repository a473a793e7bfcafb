import { type TestEvent } from '#testing';
import { type ReportRange } from './report-range.js';

/** One case's events in their order. */
export type History = readonly TestEvent[];

/** The reports once more, straight from the events of all cases: what the SQL over the facts has to come to. */
export const expectedReports: Readonly<
  Record<string, (histories: readonly History[], range: ReportRange) => readonly object[]>
> = {
  backlog: (histories, range) =>
    typesOf(histories)
      .flatMap((caseType) =>
        eachDay(range).map((day) => {
          const spans = histories.filter(ofType(caseType)).flatMap(spansOf);
          const dayOf = (at: string) => local(at, range.timeZone).day;
          const began = spans.filter((span) => dayOf(span.began) === day).length;
          const ended = spans.filter((span) => span.ended && dayOf(span.ended) === day).length;
          const unresolved = spans.filter(
            (span) => dayOf(span.began) <= day && !(span.ended && dayOf(span.ended) <= day),
          ).length;
          return { day, caseType, began, ended, unresolved };
        }),
      )
      .filter(({ began, ended, unresolved }) => began + ended + unresolved > 0),

  ages: (histories, range) =>
    (['begin', 'end'] as const).flatMap((at) => {
      const moment = firstMomentOf(at === 'begin' ? range.from : dayAfter(range.to), range);
      return typesOf(histories).flatMap((caseType) => {
        const open = histories
          .filter(ofType(caseType))
          .flatMap(spansOf)
          .filter(({ began, ended }) => ms(began) < moment && !(ended && ms(ended) < moment));
        const days = open.map(({ opened }) => (moment - ms(opened)) / 86_400_000);
        const from = (low: number, high: number) =>
          days.filter((age) => age >= low && age < high).length;
        if (open.length === 0) return [];
        return [
          {
            at,
            caseType,
            underOneDay: from(0, 1),
            oneToThreeDays: from(1, 3),
            threeToSevenDays: from(3, 7),
            sevenDaysOrMore: from(7, Infinity),
            oldestSeconds: Math.round(Math.max(...days) * 86_400),
          },
        ];
      });
    }),

  'response-times': (histories, range) =>
    byType(histories, (cases) => {
      const mine = cases.filter((one) => within(range, openedAt(one)) && !isBackfill(one));
      if (mine.length === 0) return undefined;
      const waits = mine.flatMap((one) => {
        const answer = one.find(isAnswer);
        return answer ? [ms(at(answer)) - ms(openedAt(one))] : [];
      });
      return { cases: mine.length, answered: waits.length, ...durations(waits) };
    }),

  'resolution-times': (histories, range) =>
    byType(histories, (cases) => {
      const mine = firstResolved(cases, range);
      if (mine.length === 0) return undefined;
      const times = mine.map((one) => ms(at(resolutionOf(one)!)) - ms(openedAt(one)));
      return { resolved: mine.length, ...durations(times) };
    }),

  'first-contact-resolution': (histories, range) =>
    byType(histories, (cases) => {
      const mine = firstResolved(cases, range);
      if (mine.length === 0) return undefined;
      const contacts = (one: History) =>
        one.slice(0, one.indexOf(resolutionOf(one)!)).filter(isReached).length;
      const reopened = (one: History) => one.some(({ type }) => type === 'CaseReopened');
      return {
        resolved: mine.length,
        withContact: mine.filter((one) => contacts(one) > 0).length,
        atFirstContact: mine.filter((one) => contacts(one) === 1 && !reopened(one)).length,
      };
    }),

  'reopen-rate': (histories, range) =>
    byType(histories, (cases) => {
      const resolutions = cases.flatMap((one) =>
        one.flatMap((event, index) =>
          event.type === 'CaseResolved' && within(range, at(event)) ? [one.slice(index + 1)] : [],
        ),
      );
      if (resolutions.length === 0) return undefined;
      const reopened = resolutions.filter((later) =>
        later.some(({ type }) => type === 'CaseReopened'),
      );
      return { resolutions: resolutions.length, reopened: reopened.length };
    }),

  'busiest-hours': (histories, range) => {
    const hours = histories.flat().flatMap((event) => {
      const { direction, channel } = event.data as { direction?: string; channel?: string };
      if (direction !== 'inbound' || !within(range, at(event))) return [];
      const { day, hour } = local(at(event), range.timeZone);
      const weekday = new Date(day).getUTCDay() || 7;
      return [JSON.stringify({ channel, weekday, hour })];
    });
    return tally(hours)
      .map(([hour, contacts]) => ({ ...(JSON.parse(hour) as object), contacts }))
      .sort(ordered('-contacts', 'channel', 'weekday', 'hour'));
  },

  ratings: (histories, range) =>
    byType(histories, (cases) => {
      const scores = cases.flat().flatMap((event) => {
        const { score } = event.data as { score?: number };
        return score !== undefined && within(range, at(event)) ? [score] : [];
      });
      if (scores.length === 0) return undefined;
      const sum = scores.reduce((total, score) => total + score, 0);
      return {
        ratings: scores.length,
        average: Math.round((sum / scores.length) * 100) / 100,
        byScore: [1, 2, 3, 4, 5].map((of) => scores.filter((score) => score === of).length),
      };
    }),

  'clock-verdicts': (histories, range) =>
    typesOf(histories).flatMap((caseType) =>
      ['first-response', 'resolution', 'next-update'].flatMap((clock) => {
        const verdicts = histories
          .filter(ofType(caseType))
          .flatMap((one) => [...verdictsOf(one, clock).values()])
          .filter(({ at: moment }) => within(range, moment));
        if (verdicts.length === 0) return [];
        const met = verdicts.filter(({ isMet }) => isMet).length;
        const metShare = Math.round((met * 10_000) / verdicts.length) / 10_000;
        return [{ caseType, clock, met, breached: verdicts.length - met, metShare }];
      }),
    ),

  'pain-points': (histories, range) => {
    const tags = histories
      .filter(ofType('feedback'))
      .filter((one) => within(range, openedAt(one)))
      .flatMap((one) => {
        const day = new Date(local(openedAt(one), range.timeZone).day);
        day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() || 7) - 1));
        const weekFrom = day.toISOString().slice(0, 10);
        return tagsOf(one).map((tag) => JSON.stringify({ weekFrom, tag }));
      });
    return tally(tags)
      .map(([key, cases]) => ({ ...(JSON.parse(key) as object), cases }))
      .sort(ordered('weekFrom', '-cases', 'tag'));
  },
};

const ms = (moment: string) => Date.parse(moment);
const at = ({ metadata }: TestEvent) => metadata!.recordedAt!;
const openedAt = (one: History) => at(one[0]!);
const isBackfill = (one: History) => (one[0]!.data as { backfill?: true }).backfill === true;
const ofType = (caseType: string) => (one: History) => typeOf(one) === caseType;
const isReached = ({ data }: TestEvent) => (data as { outcome?: string }).outcome === 'reached';
const resolutionOf = (one: History) => one.find(({ type }) => type === 'CaseResolved');
const dayAfter = (day: string) => new Date(ms(day) + 86_400_000).toISOString().slice(0, 10);

function typeOf(one: History): string {
  return one.reduce((type, { data }) => (data as { caseType?: string }).caseType ?? type, '');
}

function isAnswer(event: TestEvent): boolean {
  const { states } = event.data as { states?: readonly string[] };
  const answers = event.type === 'ReplySent' || isReached(event);
  return answers && JSON.stringify(states) !== '["acknowledgement"]';
}

function typesOf(histories: readonly History[]): readonly string[] {
  return [...new Set(histories.map(typeOf))].sort();
}

function byType(
  histories: readonly History[],
  row: (cases: readonly History[]) => object | undefined,
): readonly object[] {
  return typesOf(histories).flatMap((caseType) => {
    const found = row(histories.filter(ofType(caseType)));
    return found ? [{ caseType, ...found }] : [];
  });
}

function firstResolved(cases: readonly History[], range: ReportRange): readonly History[] {
  return cases.filter((one) => {
    const resolution = resolutionOf(one);
    return resolution !== undefined && within(range, at(resolution)) && !isBackfill(one);
  });
}

function spansOf(one: History) {
  const spans: { opened: string; began: string; ended?: string }[] = [];
  for (const event of one) {
    const last = spans.at(-1);
    if (['CaseResolved', 'CaseCancelled'].includes(event.type) && last) last.ended = at(event);
    if (['CaseOpened', 'CaseReopened'].includes(event.type)) {
      spans.push({ opened: openedAt(one), began: at(event) });
    }
  }
  return spans;
}

interface ToldOfClock {
  readonly clock: string;
  readonly round: number;
  readonly dueAt: string;
  readonly stoppedAt?: string;
}

/** The last word on each round. */
function verdictsOf(one: History, name: string) {
  const rounds = new Map<number, { readonly isMet: boolean; readonly at: string }>();
  for (const { type, data } of one) {
    const { clock, round, dueAt, stoppedAt = dueAt } = data as ToldOfClock;
    if (clock !== name || !['SlaMet', 'SlaBreached'].includes(type)) continue;
    rounds.set(round, { isMet: type === 'SlaMet', at: stoppedAt });
  }
  return rounds;
}

function tagsOf(one: History): readonly string[] {
  const tags = new Set<string>();
  for (const { type, data } of one) {
    if (type !== 'CaseTagged') continue;
    const { added, removed } = data as { added: string[]; removed: string[] };
    for (const tag of removed) tags.delete(tag);
    for (const tag of added) tags.add(tag);
  }
  return [...tags];
}

function within({ from, to, timeZone }: ReportRange, moment: string): boolean {
  const { day } = local(moment, timeZone);
  return day >= from && day <= to;
}

/** By the tables of the JavaScript engine, not those of PostgreSQL. */
function local(moment: string | number, timeZone: string) {
  const known = `${timeZone} ${moment}`;
  const told = localTimes.get(known) ?? new Date(moment).toLocaleString('sv-SE', { timeZone });
  localTimes.set(known, told);
  return { day: told.slice(0, 10), hour: Number(told.slice(11, 13)) };
}

const localTimes = new Map<string, string>();

/** Looked for, as the zone's offset may change. */
function firstMomentOf(day: string, { timeZone }: ReportRange): number {
  let moment = ms(day) - 86_400_000;
  while (local(moment, timeZone).day < day) moment += 900_000;
  return moment;
}

function eachDay({ from, to }: ReportRange): readonly string[] {
  const days = [from];
  while (days.at(-1)! < to) days.push(dayAfter(days.at(-1)!));
  return days;
}

function durations(took: readonly number[]) {
  const sorted = [...took].sort((one, other) => one - other);
  const part = (share: number) => {
    if (sorted.length === 0) return null;
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)]!;
    const high = sorted[Math.ceil(place)]!;
    return Math.round((low + (high - low) * (place - Math.floor(place))) / 1_000);
  };
  return { medianSeconds: part(0.5), p90Seconds: part(0.9), p95Seconds: part(0.95) };
}

function tally(keys: readonly string[]): readonly (readonly [string, number])[] {
  return [...new Set(keys)].map((key) => [key, keys.filter((one) => one === key).length]);
}

function ordered(...fields: readonly string[]) {
  return (one: object, other: object): number => {
    for (const field of fields) {
      const name = field.replace('-', '') as keyof typeof one;
      if (one[name] === other[name]) continue;
      return one[name] < other[name] === !field.startsWith('-') ? -1 : 1;
    }
    return 0;
  };
}
