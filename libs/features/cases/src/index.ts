export { CaseCommandsModule, type CaseCommandsOptions } from './case-commands.module.js';
export * from './case/case-events.js';
export { type CaseOverview, type CaseStatus, caseStatuses } from './case/case-overview.js';
export { type CaseType } from './playbooks/playbook.js';
export { caseTypes } from './playbooks/playbooks.js';
export { caseOverviewMigration } from './case-overview/case-overview.migration.js';
export { caseTimelineMigration } from './case-timeline/case-timeline.migration.js';
export { type TimelineEntry } from './case-timeline/case-timeline.js';
export { CaseViewsModule } from './case-views.module.js';
