import { type CustomerCase } from './customer-case.js';
import { eventually } from './eventually.js';
import { type Stage } from './stage.js';
import { type BulkCommandView } from './views.js';

/** One outage that many customers have: their cases belong together, and get the same answer at once. */
export class Incident {
  private constructor(
    private readonly stage: Stage,
    private readonly incidentId: string,
    private readonly cases: readonly CustomerCase[],
  ) {}

  /** A supervisor declares it and gathers the cases. */
  static async declare(
    stage: Stage,
    what: { readonly title: string; readonly description: string },
    cases: readonly CustomerCase[],
  ): Promise<Incident> {
    await stage.pause();
    stage.narrator.deed('noor', `declares an incident: “${what.title}”`);
    const startedAt = new Date().toISOString();
    const { incidentId } = await stage.colleagues.noor.send<{ readonly incidentId: string }>(
      '/v1/incidents',
      { ...what, startedAt },
    );
    const incident = new Incident(stage, incidentId, cases);
    const views = await incident.#views();
    const caseIds = views.map(({ caseId }) => caseId);
    await incident.#inBulk('gathers its cases', `/v1/incidents/${incidentId}/cases`, { caseIds });
    return incident;
  }

  /** The same command for every case of the incident. */
  async all(words: string, command: string, body: object): Promise<void> {
    const request = { command, body, ofIncident: this.incidentId };
    await this.#inBulk(words, '/v1/bulk-commands', request);
  }

  /** @throws unless every case took it. */
  async #inBulk(words: string, path: string, body: object): Promise<void> {
    const { narrator, pause, colleagues } = this.stage;
    const before = await this.#views();
    await pause();
    narrator.deed('noor', words);
    const { bulkCommandId } = await colleagues.noor.send<{ readonly bulkCommandId: string }>(
      path,
      body,
    );
    const bulk = await eventually(`noor ${words}`, async () => {
      const now = await colleagues.noor.read<BulkCommandView>(`/v1/bulk-commands/${bulkCommandId}`);
      return now.state === 'finished' ? now : undefined;
    });
    const { length } = this.cases;
    if (bulk.done !== length) throw new Error(`Of ${length} cases ${bulk.done} took it: ${words}.`);
    for (const [index, view] of before.entries()) await this.cases[index]?.hasChangedSince(view);
  }

  #views() {
    return Promise.all(this.cases.map((one) => one.view()));
  }
}
