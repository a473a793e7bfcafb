import { beforeEach, describe, expect, it } from '@jest/globals';
import { testKeyring } from '#testing';
import { AcceptResolution } from '../accept-resolution/accept-resolution.js';
import { AcceptResolutionHandler } from '../accept-resolution/accept-resolution.handler.js';
import { type SeenCase, WalletScenario } from '../attach-signal/wallet-scenario.fixture.js';
import { CaseMerges } from '../customer-register/case-merges.provider.js';
import { MergeCase } from '../merge-case/merge-case.js';
import { MergeCaseHandler } from '../merge-case/merge-case.handler.js';
import { ResolveCase } from '../resolve-case/resolve-case.js';
import { ResolveCaseHandler } from '../resolve-case/resolve-case.handler.js';
import { CaseDecisions } from './case-decisions.provider.js';
import { type CaseEvent, caseStream } from './case-events.js';
import { CaseItIsAbout } from './case-it-is-about.provider.js';

let wallet: WalletScenario;
let stuck: SeenCase;
let complaint: SeenCase;

/** A customer complains that nothing becomes of a withdrawal, and is proposed how that is made good. */
beforeEach(async () => {
  wallet = new WalletScenario();
  await wallet.report('stuck', 'WithdrawalStuck', '10:00', { data: { transactionId: 'wd-1' } });
  [stuck] = (await wallet.seen()) as [SeenCase];
  const aboutCaseId = stuck.opening.caseId;
  await wallet.report('slow', 'ServiceComplaintFiled', '11:00', { data: { aboutCaseId } });
  [, complaint] = (await wallet.seen()) as [SeenCase, SeenCase];
  const { steps } = (await wallet.process.cases.load(stream(complaint))).state!.overview;
  const done: readonly CaseEvent[] = steps.map(({ stepId }) => ({
    type: 'StepCompleted',
    data: { stepId, by: 'hand' },
  }));
  const proposed: CaseEvent = {
    type: 'ResolutionProposed',
    data: { by: 'hand', resolution: 'We call you from now on.' },
  };
  await wallet.process.cases.decide(stream(complaint), wallet.cause(), () => [...done, proposed]);
});

const stream = ({ opening: { caseId } }: SeenCase) => caseStream(caseId);
const about = ({ opening: { caseId } }: SeenCase) => ({ caseId, cause: wallet.cause() });

const ways = {
  resolve: () => {
    const { cases } = wallet.process;
    const handler = new ResolveCaseHandler(new CaseDecisions(cases), new CaseItIsAbout(cases));
    return handler.execute(new ResolveCase(about(complaint), 'Called.'));
  },
  'accept its resolution': () => {
    const { cases } = wallet.process;
    const handler = new AcceptResolutionHandler(new CaseDecisions(cases), new CaseItIsAbout(cases));
    return handler.execute(new AcceptResolution(about(complaint), undefined));
  },
};

describe.each(Object.entries(ways))('to %s', (_, end) => {
  it('a complaint waits for the case that it is about', async () => {
    await expect(end()).rejects.toMatchObject({ code: 'waits-for-case' });
    await wallet.close(stuck, '12:00');
    expect((await end()).status).toBe('resolved');
  });

  it('a complaint waits for the case that goes on in its place', async () => {
    await wallet.report('other', 'WithdrawalStuck', '11:30', { data: { transactionId: 'wd-2' } });
    const [, , other] = (await wallet.seen()) as [SeenCase, SeenCase, SeenCase];
    const { registers, cases, register } = wallet.process;
    const merges = new CaseMerges(registers, cases, register, testKeyring);
    const { caseId: into } = other.opening;
    await new MergeCaseHandler(merges).execute(new MergeCase(about(stuck), into));
    await expect(end()).rejects.toMatchObject({
      code: 'waits-for-case',
      extensions: { remedy: `Resolve or close the case ${into} first.` },
    });
    await wallet.close(other, '12:00');
    expect((await end()).status).toBe('resolved');
  });
});
