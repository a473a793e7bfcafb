export { BusinessCalendar } from './business-calendar.js';
export { type Weekday } from './calendar-date.js';
export { type CalendarDefinition, type PublicHolidays } from './calendar-definition.js';
export { checkCalendarShape } from './check-calendar-shape.js';
export { type AnnouncedDays, chinaPublicHolidays } from './china-public-holidays.js';
export { InvalidCalendarError } from './invalid-calendar-error.js';
