export { CaseCommandsModule, type CaseCommandsOptions } from './case-commands.module.js';
export * from './case/case-events.js';
export { type CaseOverview, type CaseStatus, caseStatuses } from './case/case-overview.js';
export { caseUpcasters } from './case/case-upcasters.js';
export { caseEventVersions } from './case/event-versions.js';
export { type CaseType, type Playbook } from './playbooks/playbook.js';
export { type Playbooks } from './playbooks/playbooks.js';
export { playbooks } from './playbooks/playbooks.provider.js';
export { type RecordedCaseEvent } from './try-playbook/replay.js';
export {
  differs,
  type GoalDifference,
  goalDifferences,
  type TriedCase,
  tryPlaybook,
} from './try-playbook/try-playbook.js';
export { type TimelineEntry } from './case-timeline/case-timeline.js';
export { caseTimelineChannel } from './case-timeline/case-timeline.channel.js';
export { CaseViewsModule } from './case-views.module.js';
