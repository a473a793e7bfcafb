import { expect } from '@jest/globals';
import { exampleWalletEvent } from '#contracts';
import { type Answer, type Api } from '../../processes/api.js';
import { eventually } from '../../processes/eventually.js';
import { type CaseSeen, timelineOf } from '../../processes/cases.js';
import { occurredNow } from '../../processes/wallet-events.js';

/** Whom a story needs. */
export interface People {
  readonly service: Api;
  readonly agent: Api;
  readonly supervisor: Api;
}

/** How agents take one kind of situation from the wallet's first signal to a closed case. */
export interface Situation {
  readonly caseType: string;
  /** What happens, in one sentence. */
  readonly title: string;
  readonly tell: (story: Story) => Promise<void>;
}

interface CaseNow extends CaseSeen {
  readonly accountId: string | null;
  readonly registrationId: string | null;
  readonly type: string;
  readonly proposedResolution: object | null;
  readonly steps: readonly { readonly stepId: string; readonly state: string }[];
}

interface ActionAsked {
  readonly actionId: string;
  readonly action: string;
  readonly caseId: string;
}

function isMatch(found: object, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(
    ([name, value]) =>
      JSON.stringify((found as Readonly<Record<string, unknown>>)[name]) === JSON.stringify(value),
  );
}

let stories = 0;

/** One customer's story: what the wallet reports, what agents do, and what their case comes to. */
export class Story {
  readonly #number = `story-${(stories += 1)}`;
  #events = 0;
  #caseId: string | undefined;

  constructor(
    private readonly caseType: string,
    private readonly people: People,
  ) {}

  /** The wallet publishes an event: that of its contract's example, of this story's customer. */
  async walletReports(
    name: string,
    data: Readonly<Record<string, unknown>> = {},
    attributes: Readonly<Record<string, string | boolean>> = {},
  ): Promise<void> {
    const type = `wallet.${name}.v1`;
    const { data: example } = exampleWalletEvent(type);
    const own = Object.entries(this.#ids()).filter(([field]) => field in example);
    const event = occurredNow(type, {
      id: `${this.#number}-${(this.#events += 1)}`,
      ...attributes,
      data: { ...Object.fromEntries(own), ...data },
    });
    const answer = await this.people.service.publish(event);
    expect([name, answer.status, answer.body]).toMatchObject([name, 202, {}]);
  }

  /** Nothing of the wallet told of it: the customer turned to an agent. */
  async agentOpens(what: object): Promise<void> {
    const { customerId, accountId } = this.#ids();
    const byHand = { type: this.caseType, customerId, accountId, ...what };
    const { status, body } = await this.people.agent.post('/v1/cases', byHand);
    expect([status, body]).toMatchObject([200, {}]);
    this.#caseId = String(body.caseId);
  }

  /** What an agent sees of the customer's one case, once it says so much. */
  async caseShows(what: Readonly<Record<string, unknown>>): Promise<CaseNow> {
    return eventually(`the case shows ${JSON.stringify(what)}`, async () => {
      const found = await this.#case();
      return found && isMatch(found, what) ? found : undefined;
    });
  }

  /** The goal is met, so that the case can be resolved. */
  async resolutionIsProposed(): Promise<void> {
    await eventually('the resolution is proposed', async () => {
      const found = await this.#case();
      return found?.proposedResolution ?? undefined;
    });
  }

  async agent(command: string, body: object = {}): Promise<CaseNow> {
    return this.#do(this.people.agent, command, body);
  }

  async supervisor(command: string, body: object = {}): Promise<CaseNow> {
    return this.#do(this.people.supervisor, command, body);
  }

  /** @returns the refusal, of which the story says the code. */
  async agentIsRefused(command: string, body: object, code: string): Promise<Answer['body']> {
    const answer = await this.#send(this.people.agent, command, body);
    expect([command, answer.body]).toMatchObject([command, { code }]);
    expect(typeof answer.body.remedy).toBe('string');
    return answer.body;
  }

  async identityIsVerified(method = 'registered-phone'): Promise<void> {
    await this.agent('contacts', { channel: 'hotline', direction: 'inbound', outcome: 'reached' });
    await this.agent('verify-identity', { method, result: 'verified' });
  }

  async step(stepId: string, outcome?: string): Promise<void> {
    await this.agent(`steps/${stepId}/complete`, outcome === undefined ? {} : { outcome });
  }

  async steps(...stepIds: readonly string[]): Promise<void> {
    for (const stepId of stepIds) await this.step(stepId);
  }

  /** The agent asks for it, the wallet finds it on its feed and answers. */
  async walletAction(
    action: string,
    stepId?: string,
    answer: 'confirm' | 'reject' = 'confirm',
  ): Promise<void> {
    await this.agent('wallet-actions', { action, ...(stepId !== undefined && { stepId }) });
    const asked = await eventually(`the wallet is asked for ${action}`, async () => {
      const { body } = await this.people.service.get('/v1/wallet-actions?limit=100');
      const { data } = body as { data?: readonly ActionAsked[] };
      return data?.find((one) => one.caseId === this.#caseId && one.action === action);
    });
    const reply = answer === 'confirm' ? {} : { reasonCode: 'NOT_POSSIBLE' };
    const { status, body } = await this.people.service.post(
      `/v1/wallet-actions/${asked.actionId}/${answer}`,
      reply,
    );
    expect([action, status, body]).toMatchObject([action, 200, {}]);
  }

  async resolvedAndClosed(resolution: string): Promise<void> {
    await this.agent('resolve', { resolution });
    await this.agent('close', { reason: 'The customer has what they need.' });
    await this.caseShows({ status: 'closed' });
  }

  async proposesDecision(
    decision: string,
    reason: string,
  ): Promise<{ readonly decisionId: string }> {
    const { decisions } = (await this.agent('decisions', { decision, reason })) as unknown as {
      readonly decisions: readonly { readonly decisionId: string }[];
    };
    return decisions.at(-1)!;
  }

  /** The types of what stands on the timeline, in order. */
  async timeline(): Promise<readonly string[]> {
    const found = await this.caseShows({});
    return (await timelineOf(this.people.agent, found)).map(({ type }) => type);
  }

  /** The states of the clocks that it has, by their names. */
  async clocksAre(states: Readonly<Record<string, string>>): Promise<void> {
    const { caseId } = await this.caseShows({});
    await eventually(`its clocks are ${JSON.stringify(states)}`, async () => {
      const { body } = await this.people.agent.get(`/v1/cases/${caseId}/clocks`);
      const clocks = body.clocks as readonly { readonly clock: string; readonly state: string }[];
      const found = Object.fromEntries(clocks.map(({ clock, state }) => [clock, state]));
      return JSON.stringify(found) === JSON.stringify(states) || undefined;
    });
  }

  /** What one of its clocks says, which comes when it comes. */
  async clockTells(type: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    const { caseId } = await this.caseShows({});
    await eventually(`${type} ${JSON.stringify(details)}`, async () => {
      const { body } = await this.people.agent.get(`/v1/cases/${caseId}/timeline?limit=100`);
      const entries = (body.data ?? []) as readonly { type: string; details: object }[];
      return entries.find((one) => one.type === type && isMatch(one.details, details));
    });
  }

  async #do(who: Api, command: string, body: object): Promise<CaseNow> {
    const answer = await this.#send(who, command, body);
    expect([command, answer.status, answer.body]).toMatchObject([command, 200, {}]);
    return answer.body as unknown as CaseNow;
  }

  async #send(who: Api, command: string, body: object): Promise<Answer> {
    const { caseId } = await this.caseShows({});
    // As the write side has it: what a policy just wrote may not have reached the rows.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const now = (await who.get(`/v1/cases/${caseId}`)).body as unknown as CaseNow;
      const answer = await who.post(`/v1/cases/${caseId}/${command}`, body, {
        'if-match': `"${now.revision}"`,
      });
      if (answer.status !== 412) return answer;
      await this.caseShows({ revision: answer.body.currentRevision });
    }
    throw new Error(`The case kept changing before ${command}.`);
  }

  async #case(): Promise<CaseNow | undefined> {
    if (this.#caseId !== undefined) {
      const { body } = await this.people.agent.get(`/v1/cases/${this.#caseId}`);
      return body as unknown as CaseNow;
    }
    const { accountId, registrationId } = this.#ids();
    const { body } = await this.people.agent.get(`/v1/cases?type=${this.caseType}&limit=100`);
    const found = ((body.data ?? []) as readonly CaseNow[]).find(
      (one) => one.accountId === accountId || one.registrationId === registrationId,
    );
    this.#caseId = found?.caseId;
    return found;
  }

  #ids() {
    return {
      customerId: `cust-${this.#number}`,
      accountId: `acct-${this.#number}`,
      transactionId: `tx-${this.#number}`,
      registrationId: `reg-${this.#number}`,
    };
  }
}
