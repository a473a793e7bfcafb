import { RefusedError } from './caseline-client.js';
import { eventually } from './eventually.js';
import { FollowedCase } from './followed-case.js';
import { type Agent, type Colleague, type Stage } from './stage.js';
import { type CaseView } from './views.js';

type Data = Readonly<Record<string, unknown>>;

/** One customer in trouble: what the wallet reports of them, what is done about it, and what their case comes to. */
export class CustomerCase {
  #lastEvent: object = {};
  /** Wallet events without copies: the case has to have each, once. */
  #reported = 0;
  readonly #customerId: string;
  readonly #accountId: string;
  readonly #case: FollowedCase;

  constructor(
    private readonly stage: Stage,
    /** The customer's name. */
    readonly who: string,
    readonly caseType: string,
    /** Who works on it. */
    private readonly agent: Agent = 'mei',
  ) {
    const name = `${who.toLowerCase()}-${stage.run}`;
    this.#customerId = `cust-${name}`;
    this.#accountId = `acct-${name}`;
    this.#case = new FollowedCase(stage, { who, caseType, customerId: this.#customerId });
  }

  async walletReports(name: string, data: Data = {}, minutesAgo = 0): Promise<void> {
    const late = minutesAgo > 0 ? `, ${minutesAgo} minutes late` : '';
    await this.#publish(name, data, minutesAgo, late);
    await this.#case.settled(({ signals }) => signals === this.#reported, `the case has ${name}`);
  }

  /** News of trouble that nobody has reported yet: no case comes of it. */
  async walletReportsAhead(name: string, data: Data): Promise<void> {
    await this.#publish(name, data, 0, ', before anybody has told of the trouble');
  }

  /** It got no answer and sends the same event again. */
  async walletReportsAgain(): Promise<void> {
    await this.stage.pause();
    this.stage.narrator.deed('wallet', 'sends the same event again: nothing comes of it');
    await this.stage.wallet.publish(this.#lastEvent);
  }

  /** A command of the agent who works on the case, or of somebody else. */
  async does(words: string, command: string, body: object = {}, by: Colleague = this.agent) {
    await this.stage.pause();
    this.stage.narrator.deed(by, words);
    const view = await eventually(`${by} ${words}`, () => this.#case.attempt(by, command, body));
    return this.#case.settled(({ revision }) => revision >= view.revision, words);
  }

  async isTaken(): Promise<void> {
    await this.does('takes the case', 'assign', { assignee: this.agent });
  }

  /** A rule forbids it now, and says what would satisfy it. */
  async isRefused(words: string, command: string, body: object, code: string): Promise<void> {
    await this.#refusal(this.agent, words, code, () =>
      this.#case.attempt(this.agent, command, body),
    );
  }

  /** Somebody else looked at the case before its last event and acts on what they saw. */
  async isTooLate(by: Agent, words: string, command: string, body: object): Promise<void> {
    const { revision } = await this.view();
    await this.#refusal(by, words, 'case-changed', () =>
      this.#case.send(by, command, body, revision - 1),
    );
  }

  /** Who is on the phone is known, so that they can be told more, and wishes be done. */
  async calls(method = 'registered-phone'): Promise<void> {
    const call = { channel: 'hotline', direction: 'inbound', outcome: 'reached' };
    await this.does(`is called by ${this.who}`, 'contacts', call);
    const verified = { method, result: 'verified' };
    await this.does(`verifies who calls, by ${method}`, 'verify-identity', verified);
  }

  async isTold(text: string, states: 'finding' | 'next-step' | 'acknowledgement'): Promise<void> {
    const reply = { channel: 'in-app-chat', text, states: [states] };
    await this.does(`writes: “${text}”`, 'replies', reply);
  }

  async step(stepId: string, outcome?: string): Promise<void> {
    const words = outcome === undefined ? '' : `: ${outcome}`;
    const body = outcome === undefined ? {} : { outcome };
    await this.does(`completes ${stepId}${words}`, `steps/${stepId}/complete`, body);
  }

  /** The agent asks for it; the wallet finds that on its feed, does it and answers. */
  async walletDoes(action: string, stepId?: string): Promise<void> {
    const body = { action, ...(stepId !== undefined && { stepId }) };
    const { caseId, walletActions } = await this.does(
      `asks the wallet for ${action}`,
      'wallet-actions',
      body,
    );
    const actionId = walletActions.findLast((one) => one.action === action)?.actionId;
    const asked = await this.stage.walletFeed.first(
      `the wallet is asked for ${action}`,
      (one) => one.caseId === caseId && one.actionId === actionId,
    );
    await this.stage.pause();
    this.stage.narrator.deed('wallet', `reads ${action} from its feed, does it and confirms it`);
    const reference = `demo-${asked.actionId.slice(0, 8)}`;
    await this.stage.wallet.send(`/v1/wallet-actions/${asked.actionId}/confirm`, { reference });
    await this.#case.settled(
      (view) =>
        view.walletActions.some((one) => one.actionId === actionId && one.state === 'confirmed'),
      `${action} is confirmed`,
    );
  }

  /** The goal is met: nothing is left to do but to resolve the case. */
  async resolutionIsProposed(): Promise<void> {
    await this.#case.settled(
      ({ proposedResolution }) => proposedResolution !== null,
      'the goal is met',
    );
  }

  async isRated(score: number, comment: string): Promise<void> {
    const words = `notes how ${this.who} rates it: ${score} of 5, “${comment}”`;
    await this.does(words, 'rating', { score, comment });
  }

  async isResolvedAndRated(resolution: string, score: number, comment: string): Promise<void> {
    await this.does(`resolves it: “${resolution}”`, 'resolve', { resolution });
    await this.isRated(score, comment);
    await this.does('closes it', 'close', {});
  }

  async view(): Promise<CaseView> {
    return this.#case.view();
  }

  /** Somebody has done something with it that the agent did not. */
  async hasChangedSince(before: CaseView): Promise<void> {
    await this.#case.settled(({ revision }) => revision > before.revision, 'the case has changed');
  }

  /** How it ended. @throws unless it is closed, and has every report of the wallet once. */
  async ending(): Promise<{ readonly view: CaseView; readonly entries: number }> {
    const hasEnded = ({ status, signals }: CaseView) =>
      status === 'closed' && signals === this.#reported;
    const view = await this.#case.settled(
      hasEnded,
      `the case is closed, with ${this.#reported} signals`,
    );
    return { view, entries: await this.#case.entriesAtItsEnd(view.revision) };
  }

  async #publish(name: string, data: Data, minutesAgo: number, words: string): Promise<void> {
    await this.stage.pause();
    this.stage.narrator.deed('wallet', `reports ${name} of ${this.who}${words}`);
    this.#reported += 1;
    const [customerId, accountId] = [this.#customerId, this.#accountId];
    this.#lastEvent = {
      specversion: '1.0',
      type: `wallet.${name}.v1`,
      source: 'urn:wallet:demo',
      id: `${customerId}-${this.#reported}`,
      subject: accountId,
      time: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
      data: { customerId, accountId, ...data },
    };
    await this.stage.wallet.publish(this.#lastEvent);
  }

  async #refusal(
    by: Colleague,
    words: string,
    code: string,
    attempt: () => Promise<CaseView | undefined>,
  ): Promise<void> {
    await this.stage.pause();
    try {
      await eventually(`${by} is refused to ${words}`, attempt);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.code !== code) throw error;
      this.stage.narrator.deed(by, `may not ${words}: ${error.detail}`);
      return;
    }
    throw new Error(`${by} was to be refused to ${words} by ${code}, and was not.`);
  }
}
