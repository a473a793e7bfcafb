import { BusinessCalendar, type CalendarDefinition } from '#platform/business-calendar';
import { type CaseOverview } from '../case/case-overview.js';
import { type ClockName, type ClockTarget } from '../playbooks/clock-target.js';
import { type Playbook } from '../playbooks/playbook.js';
import { type Calendars } from './deadline.js';

/** Where the playbook of a case says nothing. All of them are defaults of the product. */
export interface SlaDefaults {
  readonly chatFirstResponseMinutes: number;
  readonly securityFirstResponseMinutes: number;
  readonly firstResponseBusinessHours: number;
  readonly resolutionBusinessDays: number;
  readonly nextUpdateHours: number;
  readonly closeAfterHours: number;
}

export const slaDefaults: SlaDefaults = {
  chatFirstResponseMinutes: 2,
  securityFirstResponseMinutes: 15,
  firstResponseBusinessHours: 8,
  resolutionBusinessDays: 3,
  nextUpdateHours: 24,
  closeAfterHours: 72,
};

export interface SlaSettings {
  readonly defaults: SlaDefaults;
  readonly calendars: Calendars;
}

/** By which clocks run that name no other one. */
export const DEFAULT_CALENDAR = 'office';

const workingHours = ['09:00-12:00', '13:30-18:00'];

/** Used unless the installation has its own. */
export const defaultCalendars: readonly CalendarDefinition[] = [
  {
    name: DEFAULT_CALENDAR,
    timeZone: 'Asia/Shanghai',
    week: {
      monday: workingHours,
      tuesday: workingHours,
      wednesday: workingHours,
      thursday: workingHours,
      friday: workingHours,
    },
    publicHolidays: { of: 'CN', makeUpWorkdaysAs: 'monday' },
  },
];

/** @throws InvalidCalendarError */
export function calendarsOf(definitions: readonly CalendarDefinition[]): Calendars {
  return new Map(
    definitions.map((definition) => [definition.name, new BusinessCalendar(definition)]),
  );
}

/** The calendars that the playbooks and the defaults name and nobody has defined. */
export function missingCalendars(
  playbooks: readonly Playbook[],
  calendars: Calendars,
): readonly string[] {
  const named = playbooks.flatMap(({ targets = {} }) =>
    Object.values(targets).flatMap((target) => ('calendar' in target ? [target.calendar] : [])),
  );
  return [...new Set([DEFAULT_CALENDAR, ...named])].filter((name) => !calendars.has(name));
}

/** What a case promises, by its playbook, else by how its customer came to us. */
export function targetOf(
  clock: ClockName,
  { channel }: Pick<CaseOverview, 'channel'>,
  { targets, security }: Pick<Playbook, 'targets' | 'security'>,
  { defaults }: SlaSettings,
): ClockTarget {
  if (clock === 'automatic-close') {
    return { elapsedMinutes: defaults.closeAfterHours * 60, from: 'recordedAt' };
  }
  const own = targets?.[clock];
  if (own) return own;
  if (clock === 'next-update') {
    return { elapsedMinutes: defaults.nextUpdateHours * 60, from: 'recordedAt' };
  }
  if (clock === 'resolution') {
    const { resolutionBusinessDays: endOfBusinessDay } = defaults;
    return { endOfBusinessDay, calendar: DEFAULT_CALENDAR, from: 'recordedAt' };
  }
  if (security)
    return { elapsedMinutes: defaults.securityFirstResponseMinutes, from: 'recordedAt' };
  if (channel === 'in-app-chat' || channel === 'web-chat') {
    return { elapsedMinutes: defaults.chatFirstResponseMinutes, from: 'recordedAt' };
  }
  const businessMinutes = defaults.firstResponseBusinessHours * 60;
  return { businessMinutes, calendar: DEFAULT_CALENDAR, from: 'recordedAt' };
}
