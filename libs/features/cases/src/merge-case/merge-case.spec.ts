import { describe, expect, it } from '@jest/globals';
import { specify, stateAfter } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { closed, opened, resolved } from '../case/case-history.fixture.js';
import { type CaseOverview } from '../case/case-overview.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { goesOnAs } from '../customer-register/merges.js';
import { registerDecider } from '../customer-register/register-decider.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { unmergeCases } from '../unmerge-case/unmerge-case.js';
import { mergeCases } from './merge-case.js';

const merged = (caseId: string, into: string): RegisterEvent => ({
  type: 'CasesMerged',
  data: { caseId, into },
});
const unmerged = (caseId: string, from: string): RegisterEvent => ({
  type: 'CasesUnmerged',
  data: { caseId, from },
});

function overview(caseId: string, ...past: readonly CaseEvent[]): CaseOverview {
  return { ...stateAfter(caseDecider(playbooks), [opened, ...past])!.overview, caseId };
}

const given = (...past: readonly RegisterEvent[]) => specify(registerDecider).given(...past);

function merging(
  past: readonly RegisterEvent[],
  caseId: string,
  into: string,
  changes: { sameCustomer?: boolean; expectedRevision?: number; of?: readonly CaseEvent[] } = {},
) {
  const { sameCustomer = true, expectedRevision, of = [] } = changes;
  const [one, target] = [overview(caseId, ...of), overview(into)];
  return given(...past).when(({ state }) =>
    mergeCases(state.merges, { merged: one, target, sameCustomer, expectedRevision }),
  );
}

describe('mergeCases', () => {
  it('lets one case go on as another one', () => {
    merging([], 'a', 'b', { expectedRevision: 0 }).thenEvents(merged('a', 'b'));
    merging([merged('b', 'c')], 'a', 'c').thenEvents(merged('a', 'c'));
    merging([merged('a', 'b')], 'b', 'c').thenEvents(merged('b', 'c'));
    merging([merged('a', 'b'), unmerged('a', 'b')], 'b', 'a').thenEvents(merged('b', 'a'));
  });

  it('refuses a circle, and says where else to', () => {
    merging([merged('a', 'b')], 'b', 'a').thenRefused('target-merged', {
      remedy: 'It goes on as this very case: there is nothing left to do.',
    });
    merging([merged('a', 'b'), merged('b', 'c')], 'd', 'a').thenRefused('target-merged', {
      remedy: 'Merge into the case that goes on in its place: c.',
    });
    merging([], 'a', 'a').thenRefused('same-case');
  });

  it('refuses what was merged away, what is another customer’s, what is over, and what has changed', () => {
    merging([merged('a', 'b')], 'a', 'c').thenRefused('case-merged', {
      rule: 'A merged case takes no commands.',
    });
    merging([], 'a', 'b', { sameCustomer: false }).thenRefused('other-customer', {
      remedy: 'Link the two cases instead.',
    });
    merging([], 'a', 'b', { of: [resolved, closed] }).thenRefused('case-over');
    merging([], 'a', 'b', { expectedRevision: 3 }).thenRefused('case-changed');
  });
});

describe('unmergeCases', () => {
  const unmerging = (past: readonly RegisterEvent[], from: string, expectedRevision?: number) =>
    given(...past).when(({ state }) =>
      unmergeCases(state.merges, overview('a'), from, expectedRevision),
    );

  it('undoes the merge that stands', () => {
    unmerging([merged('a', 'b')], 'b', 0).thenEvents(unmerged('a', 'b'));
  });

  it('refuses any other', () => {
    unmerging([], 'b').thenRefused('not-merged', { remedy: 'There is nothing left to do.' });
    unmerging([merged('a', 'b'), unmerged('a', 'b')], 'b').thenRefused('not-merged');
    unmerging([merged('a', 'c')], 'b').thenRefused('not-merged', {
      remedy: 'The case was merged into c: name that one.',
    });
    unmerging([merged('a', 'b')], 'b', 7).thenRefused('case-changed');
  });
});

describe('goesOnAs', () => {
  it('follows every merge that stands', () => {
    const { merges } = stateAfter(registerDecider, [
      merged('a', 'b'),
      merged('b', 'c'),
      unmerged('b', 'c'),
      merged('b', 'd'),
    ]);
    expect(['a', 'b', 'c', 'd'].map((caseId) => goesOnAs(merges, caseId))).toEqual([
      ...['d', 'd', 'c', 'd'],
    ]);
  });
});
