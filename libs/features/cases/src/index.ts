export { CaseCommandsModule, type CaseCommandsOptions } from './case-commands.module.js';
export * from './case/case-events.js';
export { type CaseOverview, type CaseStatus, caseStatuses } from './case/case-overview.js';
export { type CaseType } from './playbooks/playbook.js';
export { caseTypes } from './playbooks/playbooks.js';
