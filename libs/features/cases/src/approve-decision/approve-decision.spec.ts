import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { resolved } from '../case/case-history.fixture.js';
import { Playbooks } from '../playbooks/playbooks.js';
import { proposeDecision } from '../propose-decision/propose-decision.js';
import { refuseDecision } from '../refuse-decision/refuse-decision.js';
import { approved, dropped, freezes, frozen, proposed } from '../wallet-actions/freeze.fixture.js';
import { approveDecision } from './approve-decision.js';

const NOW = '2026-03-02T11:00:00.000Z';
const lin = { kind: 'supervisor', id: 'supervisor-lin' } as const;

const given = (...past: readonly CaseEvent[]) =>
  specify(caseDecider(new Playbooks([freezes]))).given(frozen, ...past);

type By = typeof lin | { readonly kind: 'agent' | 'supervisor'; readonly id: string };

const approving = (past: readonly CaseEvent[], actor: By = lin) =>
  given(...past).when(
    ({ state }, now) => approveDecision(state!, { decisionId: 'd-1', note: undefined }, actor, now),
    NOW,
  );

const refusing = (past: readonly CaseEvent[], actor: By = lin) =>
  given(...past).when(({ state }) =>
    refuseDecision(state!, { decisionId: 'd-1', reason: 'No.' }, actor),
  );

const proposing = (past: readonly CaseEvent[], decision = 'unfreeze') =>
  given(...past).when(({ state }) =>
    proposeDecision(state!, { decision, reason: 'Reviewed.' }, 'd-1'),
  );

const refused: CaseEvent = {
  type: 'DecisionRefused',
  data: { decisionId: 'd-1', decision: 'unfreeze', reason: 'No.' },
};

describe('proposeDecision', () => {
  it('proposes what the playbook has', () => {
    proposing([]).thenEvents({
      type: 'DecisionProposed',
      data: { decisionId: 'd-1', decision: 'unfreeze', reason: 'Reviewed.' },
    });
    proposing([], 'refund').thenRefused('decision-unknown', {
      rule:
        'Only what the playbook has is decided with a second person; of suspicious-activity cases: ' +
        'unfreeze, uphold-freeze.',
    });
  });

  it('proposes one at a time, in a case that is worked on', () => {
    proposing([proposed('d-0', 'uphold-freeze')]).thenRefused('decision-open');
    proposing([proposed('d-0'), approved('d-0')]).thenTypes('DecisionProposed');
    proposing([resolved]).thenRefused('case-resolved');
  });
});

describe('approveDecision', () => {
  it('approves what somebody else has proposed', () => {
    approving([proposed('d-1')]).thenEvents({
      type: 'DecisionApproved',
      data: { decisionId: 'd-1', decision: 'unfreeze' },
    });
  });

  it('refuses the proposer, whatever their role is by now', () => {
    approving([proposed('d-1')], { kind: 'supervisor', id: 'agent-mei' }).thenRefused(
      'own-proposal',
      {
        rule: 'A decision is approved by somebody other than its proposer.',
        remedy: 'Ask a colleague who may approve it.',
      },
    );
  });

  it('refuses whom the playbook does not name', () => {
    const kim = { kind: 'agent', id: 'agent-kim' } as const;
    approving([proposed('d-1')], kim).thenRefused('may-not-decide');
    refusing([proposed('d-1')], kim).thenRefused('may-not-decide');
  });

  it('meets the goal where the decision counts as a part of it', () => {
    approving([proposed('d-1', 'uphold-freeze')]).thenEvents(
      { type: 'DecisionApproved', data: { decisionId: 'd-1', decision: 'uphold-freeze' } },
      dropped('review'),
      dropped('reset-the-password'),
      {
        type: 'ResolutionProposed',
        data: { by: 'goal', goal: ['decision.FreezeUpheld'], goalMetAt: NOW },
      },
    );
  });

  it('decides a proposal once', () => {
    for (const decided of [approved('d-1'), refused]) {
      approving([proposed('d-1'), decided]).thenRefused('already-decided');
      refusing([proposed('d-1'), decided]).thenRefused('already-decided');
    }
    approving([]).thenRefused('decision-not-proposed');
    approving([proposed('d-1'), resolved]).thenRefused('case-resolved');
  });
});

describe('refuseDecision', () => {
  it('refuses with the reason', () => {
    refusing([proposed('d-1')]).thenEvents(refused);
  });
});
