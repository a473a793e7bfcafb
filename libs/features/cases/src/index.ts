export { CaseCommandsModule, type CaseCommandsOptions } from './case-commands.module.js';
export * from './case/case-events.js';
export { type CaseOverview, type CaseStatus, caseStatuses } from './case/case-overview.js';
export { caseUpcasters } from './case/case-upcasters.js';
export { caseEventVersions } from './case/event-versions.js';
export { type CaseType } from './playbooks/playbook.js';
export { playbooks } from './playbooks/playbooks.provider.js';
export { type TimelineEntry } from './case-timeline/case-timeline.js';
export { caseTimelineChannel } from './case-timeline/case-timeline.channel.js';
export { CaseViewsModule } from './case-views.module.js';
export {
  calendarsOf,
  defaultCalendars,
  missingCalendars,
  slaDefaults,
  type SlaDefaults,
  type SlaSettings,
} from './case-clock/sla-settings.js';
export { caseIdOfClocks, CLOCK_STREAM_PREFIX, type ClockEvent } from './case-clock/clock-events.js';
export { type ClockDifference, WhatIf, type WhatIfSummary } from './case-clock/what-if.js';
