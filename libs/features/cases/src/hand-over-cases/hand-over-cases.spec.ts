import { describe, it } from '@jest/globals';
import { specify } from '#testing';
import { caseDecider } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { opened, resolved } from '../case/case-history.fixture.js';
import { assignedToMei } from '../case/routing-history.fixture.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { handOverCase } from './hand-over-cases.js';

const handingOver = (past: readonly CaseEvent[], agentId: string, to?: string) =>
  specify(caseDecider(playbooks))
    .given(opened, ...past)
    .when(({ state }) => handOverCase(state!.overview, { agentId, to }));

describe('handOverCase', () => {
  it('gives a case to another agent, or back to its queue', () => {
    handingOver([assignedToMei], 'mei', 'kim').thenEvents({
      type: 'CaseAssigned',
      data: { assignee: 'kim', previousAssignee: 'mei' },
    });
    handingOver([assignedToMei], 'mei').thenEvents({
      type: 'CaseUnassigned',
      data: { assignee: 'mei', reason: 'handed-over' },
    });
  });

  it('leaves what is another’s, is theirs already, or needs nobody', () => {
    handingOver([assignedToMei], 'ben', 'kim').thenNothing();
    handingOver([assignedToMei], 'mei', 'mei').thenNothing();
    handingOver([assignedToMei, resolved], 'mei').thenNothing();
  });
});
