import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type Api } from '../processes/api.js';
import { runWell } from '../processes/backup-command.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { eventually } from '../processes/eventually.js';
import { SPEC_SCANNER } from '../processes/spec-scanner.js';
import { newHome, removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';

/** Has done long after it was killed. */
const ENDLESS = `command:${process.execPath} -e process.stdin.resume();setTimeout(()=>{},30000)`;

interface Entry {
  readonly evidenceId: string;
  readonly state: string;
}

describe('evidence of a Caseline that is killed', () => {
  const homes: string[] = [];
  let caseline: CaselineProcess | undefined;

  afterEach(async () => {
    await caseline?.killHard();
    for (const home of homes.splice(0)) await removeHome(home);
  });

  async function homeOfItsOwn(): Promise<string> {
    const home = await newHome('evidence');
    homes.push(home);
    return home;
  }

  async function startOn(home: string, settings: Record<string, string> = {}): Promise<Api> {
    await caseline?.killHard();
    caseline = await CaselineProcess.start({ home, ...settings });
    return apiAs('agent', caseline);
  }

  const entriesOf = async (agent: Api, at: string) =>
    (await agent.get(at)).body.data as readonly Entry[];

  async function opened(agent: Api, at: string): Promise<readonly string[]> {
    const entries = await eventually('all evidence is scanned', async () => {
      const found = await entriesOf(agent, at);
      return found.some(({ state }) => state === 'quarantined') ? undefined : found;
    });
    return Promise.all(
      entries.map(async ({ evidenceId }) => {
        const { status, text } = await agent.getText(`${at}/${evidenceId}/content`);
        return `${status} ${createHash('sha256').update(text).digest('hex')}`;
      }),
    );
  }

  it('is neither lost nor opened unscanned, and is there after a restore', async () => {
    const home = await homeOfItsOwn();
    let agent = await startOn(home);
    const complaint = { type: 'complaint', customerId: 'cust-1', description: 'See the pictures.' };
    const { caseId } = (await agent.post('/v1/cases', complaint)).body;
    const at = `/v1/cases/${String(caseId)}/evidence`;
    for (const background of ['red', 'green', 'blue']) {
      const create = { width: 30, height: 20, channels: 3 as const, background };
      const file = await sharp({ create }).png().toBuffer();
      const { status } = await agent.postFile(at, file, { 'content-type': 'image/png' });
      expect(status).toBe(200);
    }

    // Without a scanner, then with one that is killed in the middle of its work.
    for (const settings of [{}, { EVIDENCE_SCAN: ENDLESS }]) {
      agent = await startOn(home, settings);
      const found = await entriesOf(agent, at);
      expect(found.map(({ state }) => state)).toEqual(Array(3).fill('quarantined'));
      const { status } = await agent.get(`${at}/${found[0]!.evidenceId}/content`);
      expect(status).toBe(409);
    }

    agent = await startOn(home, { EVIDENCE_SCAN: SPEC_SCANNER });
    const contents = await opened(agent, at);
    expect(new Set(contents).size).toBe(3);
    expect(contents.filter((content) => content.startsWith('200 '))).toHaveLength(3);

    const folder = path.join(path.dirname(await homeOfItsOwn()), 'backup');
    const said = await runWell('backup', ['--to', folder], { home });
    expect(said).toContain('Evidence: 3 contents.');
    const restored = await homeOfItsOwn();
    await runWell('restore', ['--from', folder], { home: restored });
    expect(await opened(await startOn(restored), at)).toEqual(contents);
  }, 400_000);
});
