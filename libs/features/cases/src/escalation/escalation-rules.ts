import { type EscalationRule } from './escalation-rule.js';

/** When a case is escalated without anybody saying so. The source texts name no numbers: these are defaults. */
export const escalationRules: readonly EscalationRule[] = [
  { name: 'reopened-twice', on: 'CaseReopened', timesReopened: 2, level: 1 },
  { name: 'reopened-again-and-again', on: 'CaseReopened', timesReopened: 4, level: 2 },
  { name: 'resolution-rejected', on: 'ResolutionRejected', level: 1 },
  { name: 'sla-breached', on: 'SlaBreached', level: 1 },
];
