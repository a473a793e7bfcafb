import { describe, expect, it } from '@jest/globals';
import { ruleFor } from './escalation-rule.js';
import { escalationRules } from './escalation-rules.js';

describe('the rules of escalation', () => {
  it.each([
    ['CaseReopened', 1, undefined],
    ['CaseReopened', 2, 'reopened-twice'],
    ['CaseReopened', 4, 'reopened-again-and-again'],
    ['ResolutionRejected', 0, 'resolution-rejected'],
    ['SlaBreached', 0, 'sla-breached'],
    ['CaseClosed', 9, undefined],
  ])('%s of a case that was reopened %i times: %s', (type, timesReopened, name) => {
    expect(ruleFor(escalationRules, type, timesReopened)?.name).toBe(name);
  });

  it('have names of their own', () => {
    expect(new Set(escalationRules.map(({ name }) => name)).size).toBe(escalationRules.length);
  });
});
