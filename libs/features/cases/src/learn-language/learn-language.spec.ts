import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordWalletEvent, specify, testKeyring } from '#testing';
import { AttachSignalPolicy } from '../attach-signal/attach-signal.policy.js';
import {
  at,
  type ReportChanges,
  WalletScenario,
} from '../attach-signal/wallet-scenario.fixture.js';
import { caseStream } from '../case/case-events.js';
import { RuledCases } from '../case/ruled-cases.provider.js';
import { CaseRegister } from '../customer-register/case-register.provider.js';
import { registerDecider } from '../customer-register/register-decider.js';
import { registerStream } from '../customer-register/situation.js';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { Queues } from '../queues/queues.js';
import { learnLanguage } from './learn-language.js';
import { LearnLanguagePolicy } from './learn-language.policy.js';

const told = (language: string | undefined, toldAt: string) => ({
  type: 'CustomerLanguageTold' as const,
  data: { ...(language !== undefined && { language }), toldAt: at(toldAt) },
});

describe('learnLanguage', () => {
  const learning = (
    language: string | undefined,
    time: string,
    ...past: ReturnType<typeof told>[]
  ) =>
    specify(registerDecider)
      .given(...past)
      .when(({ state }) => learnLanguage(state, { language, toldAt: at(time) }));

  it('keeps what was told last, also that nothing is known any more', () => {
    learning('zh-CN', '10:00').thenEvents(told('zh-CN', '10:00'));
    learning('en', '11:00', told('zh-CN', '10:00')).thenEvents(told('en', '11:00'));
    learning(undefined, '11:00', told('zh-CN', '10:00')).thenEvents(told(undefined, '11:00'));
  });

  it('notes no change of what is the same, but when it was told: what comes late is older', () => {
    learning('zh-CN', '11:00', told('zh-CN', '10:00')).thenEvents(told('zh-CN', '11:00'));
    learning('en', '10:30', told('zh-CN', '10:00'), told('zh-CN', '11:00')).thenNothing();
  });
});

describe('the language of a case', () => {
  let wallet: WalletScenario;
  let policy: LearnLanguagePolicy;

  beforeEach(() => {
    wallet = new WalletScenario();
    policy = new LearnLanguagePolicy(wallet.process.register, testKeyring);
  });

  const record = (name: string, time: string, data: object) => {
    const changes = { id: `${name} ${time}`, time: at(time), data: { ...data } };
    return recordWalletEvent(wallet.store, `wallet.${name}.v1`, changes, at(time));
  };

  async function contactChanged(language: string | undefined, time: string): Promise<void> {
    await policy.handle(await record('CustomerContactChanged', time, { language }));
  }

  const stuck = (time = '10:00', changes: ReportChanges = {}) =>
    wallet.report(`stuck ${time}`, 'WithdrawalStuck', time, changes);

  /** Of each case, in the order in which they were opened. */
  async function languages(): Promise<readonly (string | null | undefined)[]> {
    const seen = await wallet.seen();
    const states = await Promise.all(
      seen.map(({ opening }) => wallet.process.cases.load(caseStream(opening.caseId))),
    );
    return states.map(({ state }) => state?.overview.language);
  }

  it('is the one that its customer told, before it was opened or after that', async () => {
    await contactChanged('zh-CN', '09:00');
    await stuck();
    expect(await languages()).toEqual(['zh-CN']);
    await contactChanged('en', '11:00');
    expect(await languages()).toEqual(['en']);
    await contactChanged(undefined, '12:00');
    expect(await languages()).toEqual([null]);
  });

  it('is the one that was told last, whatever comes last', async () => {
    await stuck();
    await contactChanged('en', '11:00');
    await contactChanged('zh-CN', '09:00');
    await stuck('12:00', { data: { transactionId: 'wd-2' } });
    expect(await languages()).toEqual(['en', 'en']);
  });

  it('is the one of its own signals where they name one, whichever comes first', async () => {
    const inFrench = { data: { language: 'fr' } };
    await stuck('10:00', inFrench);
    await contactChanged('zh-CN', '11:00');
    await contactChanged('en', '12:00');
    await stuck('13:00', { data: { ...inFrench.data, transactionId: 'wd-2' } });
    expect(await languages()).toEqual(['fr', 'fr']);
    // Not once has anything else been said.
    const types = (await wallet.caseEvents()).map(({ type }) => type);
    expect(types).not.toContain('LanguageChanged');
    await stuck('14:00', { data: { transactionId: 'wd-3' } });
    await stuck('14:30', { data: { transactionId: 'wd-3', language: 'fr' } });
    expect(await languages()).toEqual(['fr', 'fr', 'fr']);
  });

  it('follows no older state of the register, on which somebody slow has decided', async () => {
    await contactChanged('zh-CN', '09:00');
    await stuck();
    const { register, registers } = wallet.process;
    const stream = registerStream({ kind: 'customer', id: 'customer-4821' }, testKeyring);
    const { state: older } = await registers.load(stream);
    await contactChanged('en', '11:00');
    await register.tellLanguage(older, wallet.cause());
    expect(await languages()).toEqual(['en']);
  });

  it('is told of cases that agents open, too', async () => {
    await contactChanged('zh-CN', '09:00');
    await wallet.open({ type: 'inquiry', customerId: 'customer-4821' });
    expect(await languages()).toEqual(['zh-CN']);
  });

  it('is told once, and to a case that has come to its end when it is opened again', async () => {
    await stuck();
    await contactChanged('en', '11:00');
    await contactChanged('en', '11:00');
    await contactChanged('en', '11:30');
    const [one] = await wallet.seen();
    await wallet.close(one!, '23:00');
    await contactChanged('zh-CN', '12:00');
    const [ended] = await wallet.seen();
    expect(ended?.types.filter((type) => type === 'LanguageChanged')).toHaveLength(1);
    expect(ended?.types.at(-1)).toBe('CaseClosed');
    await stuck('13:00');
    expect(await languages()).toEqual(['zh-CN']);
  });

  it('comes to a case that was decided on and does not exist yet', async () => {
    const { registers, cases } = wallet.process;
    const stopping = new StoppingRegister(registers, cases, wallet.store, playbooks);
    const attaching = new AttachSignalPolicy(stopping, testKeyring, playbooks);
    await attaching.handle(await record('WithdrawalStuck', '10:00', {}));
    expect(await languages()).toEqual([]);
    await contactChanged('en', '11:00');
    expect(await languages()).toEqual(['en']);
  });

  it('says where the case waits, whichever is known first', async () => {
    const toAll = { title: { en: '', 'zh-CN': '' }, skills: [] };
    const queues = new Queues(
      [
        { ...toAll, name: 'chinese', order: 1, takes: [{ languages: ['zh-CN'] }] },
        { ...toAll, name: 'general', order: 2, takes: [{}] },
      ],
      playbooks.caseTypes,
    );
    const { store, process } = wallet;
    const clock = { now: () => new Date(at('20:00')) };
    const cases = new RuledCases(store, playbooks, { queues, escalationRules: [] }, { clock });
    const register = new CaseRegister(process.registers, cases, store, playbooks);
    const attaching = new AttachSignalPolicy(register, testKeyring, playbooks);
    policy = new LearnLanguagePolicy(register, testKeyring);
    const routed = async () =>
      (await wallet.caseEvents()).flatMap((event) =>
        event.type === 'CaseRouted' ? [event.data.queue] : [],
      );

    await attaching.handle(await record('WithdrawalStuck', '10:00', {}));
    expect(await routed()).toEqual(['general']);
    await contactChanged('zh-CN', '11:00');
    expect(await routed()).toEqual(['general', 'chinese']);
    await attaching.handle(await record('WithdrawalStuck', '12:00', { transactionId: 'wd-2' }));
    expect(await routed()).toEqual(['general', 'chinese', 'chinese']);
  });
});

/** Its process stops between the register and the case. */
class StoppingRegister extends CaseRegister {
  override carryOut(): ReturnType<CaseRegister['carryOut']> {
    return Promise.resolve([]);
  }
}
