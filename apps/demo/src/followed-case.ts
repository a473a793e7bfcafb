import { type CaselineClient, RefusedError } from './caseline-client.js';
import { eventually } from './eventually.js';
import { LiveStream } from './live-stream.js';
import { type Colleague, type Stage } from './stage.js';
import { type CaseView, type TimelineEntry } from './views.js';

/** Of a closed case, which is not closed automatically any more. */
const CLOCK_STOPS = 'SlaClockStopped';

/** The customer's case, found once it appears, with its timeline followed live from then on. */
export class FollowedCase {
  #found: { readonly caseId: string; readonly timeline: LiveStream<TimelineEntry> } | undefined;
  readonly #reader: CaselineClient;

  constructor(
    private readonly stage: Stage,
    private readonly whose: {
      readonly who: string;
      readonly customerId: string;
      readonly caseType: string;
    },
  ) {
    this.#reader = stage.colleagues.mei;
  }

  async view(): Promise<CaseView> {
    return this.#reader.read(`/v1/cases/${(await this.#find()).caseId}`);
  }

  /** How many entries its timeline has once it was closed at this revision and no clock runs for it any more. */
  async entriesAtItsEnd(closedAt: number): Promise<number> {
    const { timeline } = await this.#find();
    const { who } = this.whose;
    await timeline.first(
      `the last clock of ${who}'s case stops`,
      ({ type, revision }) => type === CLOCK_STOPS && revision >= closedAt,
    );
    return timeline.seen.length;
  }

  /** A command on the case as it is; undefined when it has changed in between, so that one has to look again. */
  async attempt(by: Colleague, command: string, body: object): Promise<CaseView | undefined> {
    const { revision } = await this.view();
    return this.send(by, command, body, revision).catch((error: unknown) => {
      if (error instanceof RefusedError && error.code === 'case-changed') return undefined;
      throw error;
    });
  }

  async send(by: Colleague, command: string, body: object, revision: number): Promise<CaseView> {
    const { caseId } = await this.#find();
    return this.stage.colleagues[by].send(`/v1/cases/${caseId}/${command}`, body, revision);
  }

  /** The case once it is so, when all of it has appeared on the timeline. */
  async settled(isSo: (view: CaseView) => boolean, what: string): Promise<CaseView> {
    const { who } = this.whose;
    const view = await eventually(`${what}, of ${who}`, async () => {
      const now = await this.view();
      return isSo(now) ? now : undefined;
    });
    const { timeline } = await this.#find();
    await timeline.first(
      `revision ${view.revision} of ${who}'s case is on its timeline`,
      ({ revision }) => revision >= view.revision,
    );
    return view;
  }

  async #find() {
    const { who, customerId, caseType } = this.whose;
    this.#found ??= await eventually(`a ${caseType} case of ${who} appears`, async () => {
      const path = `/v1/cases?customerId=${customerId}&type=${caseType}`;
      const { data } = await this.#reader.read<{ readonly data: readonly CaseView[] }>(path);
      const [first] = data;
      return first && { caseId: first.caseId, timeline: this.#follow(first.caseId) };
    });
    return this.#found;
  }

  #follow(caseId: string): LiveStream<TimelineEntry> {
    const path = `/v1/cases/${caseId}/timeline`;
    const entries = this.#reader.follow<TimelineEntry>(path, this.stage.end);
    return new LiveStream(entries, (entry) => {
      this.stage.narrator.entry(this.whose.who, entry);
    });
  }
}
