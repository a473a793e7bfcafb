import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '#testing';
import { caseDecider } from './case.js';
import { type CaseEvent } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { closed, opened, reopened, resolved } from './case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { mustNotWaitFor } from './wait-for-case.js';

const caseAfter = (...events: CaseEvent[]): CaseOverview =>
  stateAfter(caseDecider(playbooks), [opened, ...events])!.overview;

describe('mustNotWaitFor', () => {
  it('lets go once the case that it is about is resolved or closed, or if it is about none', () => {
    for (const about of [undefined, caseAfter(resolved), caseAfter(resolved, closed)]) {
      expect(() => {
        mustNotWaitFor(about, caseAfter());
      }).not.toThrow();
    }
  });

  it('refuses while that case is worked on, and says which one it is', () => {
    for (const about of [caseAfter(), caseAfter(resolved, reopened)]) {
      expect(() => {
        mustNotWaitFor(about, caseAfter());
      }).toThrow('Resolve or close the case c1 first.');
    }
  });
});
