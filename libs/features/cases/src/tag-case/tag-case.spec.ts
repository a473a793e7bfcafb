import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { cancelled, opened, resolved } from '../case/case-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { prioritiseCase } from '../prioritise-case/prioritise-case.js';
import { tagCase } from './tag-case.js';

const tagged = (added: string[], removed: string[] = []): CaseEvent => ({
  type: 'CaseTagged',
  data: { added, removed },
});

const given = (...past: CaseEvent[]) => {
  const specification = specify(caseDecider(playbooks)).given(opened, ...past);
  return {
    tagging: (add: string[], remove: string[] = []) =>
      specification.when(({ state }) => tagCase(state!.overview, { change: { add, remove } })),
    prioritising: (priority: 'high' | 'urgent') =>
      specification.when(({ state }) => prioritiseCase(state!.overview, { wanted: { priority } })),
  };
};

describe('tagCase', () => {
  it('records what changes', () => {
    given(tagged(['rent']))
      .tagging(['rent', 'bank', 'bank'])
      .thenEvents(tagged(['bank']));
    given(tagged(['rent']))
      .tagging(['bank'], ['rent', 'fees'])
      .thenEvents(tagged(['bank'], ['rent']));
    given(tagged(['rent']))
      .tagging(['rent'], ['fees'])
      .thenRefused('tags-unchanged');
    given(resolved)
      .tagging(['rent'])
      .thenEvents(tagged(['rent']));
    given(cancelled).tagging(['rent']).thenRefused('case-cancelled');
  });

  it('keeps them few', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => `tag-${index}`);
    given().tagging(twenty).thenEvents(tagged(twenty));
    given(tagged(twenty)).tagging(['more']).thenRefused('too-many-tags');
    given(tagged(twenty))
      .tagging(['more'], ['tag-3'])
      .thenEvents(tagged(['more'], ['tag-3']));
  });
});

describe('prioritiseCase', () => {
  it('starts from the playbook’s priority', () => {
    given().prioritising('high').thenRefused('already-prioritised');
    given()
      .prioritising('urgent')
      .thenEvents({
        type: 'CasePrioritised',
        data: { priority: 'urgent', previousPriority: 'high' },
      });
    given(resolved).prioritising('urgent').thenRefused('case-resolved');
  });
});
