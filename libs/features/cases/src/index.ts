export { BulkCommandsModule } from './bulk-commands.module.js';
export { DEFAULT_EVIDENCE_LIMITS, type EvidenceLimits } from './add-evidence/evidence-settings.js';
export { CommandScanner } from './scan-evidence/scanners/command-scanner.adapter.js';
export { type EvidenceScanner } from './scan-evidence/scanners/evidence-scanner.js';
export { HttpScanner } from './scan-evidence/scanners/http-scanner.adapter.js';
export { NoScan } from './scan-evidence/scanners/no-scan.adapter.js';
export {
  CaseCommandsModule,
  type CaseCommandsOptions,
  type EvidenceOptions,
} from './case-commands.module.js';
export {
  AgentImport,
  type ImportedAgent,
  type ImportTally,
} from './import-agents/agent-import.provider.js';
export * from './case/case-events.js';
export { caseNumberOf } from './case/case-number.js';
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
export { CaseOverviews } from './case-overview/case-overview.query.js';
export { CaseSearch } from './case-overview/case-search.query.js';
export { CaseTimelines } from './case-timeline/case-timeline.query.js';
export { type TimelineEntry } from './case-timeline/case-timeline.js';
export { QueueCases } from './queue-cases/queue-cases.query.js';
export { queues } from './queues/queues.provider.js';
export { caseTimelineChannel } from './case-timeline/case-timeline.channel.js';
export {
  caseMigrations,
  CaseRoutingModule,
  type CaseRoutingOptions,
} from './case-routing.module.js';
export { CaseViewsModule } from './case-views.module.js';
export { walletActionsChannel } from './wallet-actions/wallet-actions.channel.js';
export { WalletActionsModule } from './wallet-actions.module.js';
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
