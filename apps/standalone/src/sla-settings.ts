import { readFileSync } from 'node:fs';
import {
  calendarsOf,
  defaultCalendars,
  missingCalendars,
  playbooks,
  type SlaSettings,
} from '#features/cases';
import { type CalendarDefinition, checkCalendarShape } from '#platform/business-calendar';
import { CaselineError } from '#platform/kernel';
import { type Config } from './config.js';
import { ConfigError } from './read-settings.js';

/** @throws ConfigError for calendars that cannot be worked with. */
export function slaSettings(config: Config): SlaSettings {
  const file = config.SLA_CALENDARS_FILE;
  const calendars = file === undefined ? calendarsOf(defaultCalendars) : readCalendars(file);
  const missing = missingCalendars(playbooks.newest, calendars);
  if (missing.length > 0) {
    throw new ConfigError(
      `SLA_CALENDARS_FILE lacks the calendar ${missing.join(', ')}, by which clocks run. Add it to ${file ?? ''}.`,
    );
  }
  return {
    calendars,
    defaults: {
      chatFirstResponseMinutes: config.SLA_CHAT_RESPONSE_MINUTES,
      securityFirstResponseMinutes: config.SLA_SECURITY_RESPONSE_MINUTES,
      firstResponseBusinessHours: config.SLA_RESPONSE_BUSINESS_HOURS,
      resolutionBusinessDays: config.SLA_RESOLUTION_BUSINESS_DAYS,
      nextUpdateHours: config.SLA_NEXT_UPDATE_HOURS,
      closeAfterHours: config.CASE_CLOSE_AFTER_HOURS,
    },
  };
}

/** @throws ConfigError that names the file and says what to mend. */
export function readCalendars(file: string): SlaSettings['calendars'] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(value)) throw new SyntaxError('it is no list of calendars');
    const definitions: readonly CalendarDefinition[] = value.map(checkCalendarShape);
    const calendars = calendarsOf(definitions);
    if (calendars.size === definitions.length) return calendars;
    throw new SyntaxError('two calendars have one name');
  } catch (error) {
    const known = error instanceof CaselineError || error instanceof SyntaxError;
    const reason = known ? error.message : ((error as NodeJS.ErrnoException).code ?? 'unknown');
    throw new ConfigError(`The calendars in ${file} cannot be used: ${reason}`);
  }
}
