import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api } from '../processes/api.js';
import { environmentOf, type CaselineProcess } from '../processes/caseline-process.js';
import { type CommandEnded, CommandProcess } from '../processes/command-process.js';
import { eventually } from '../processes/eventually.js';
import { SharedInstallation } from '../processes/shared-installation.js';
import { apiAs } from '../processes/tokens.js';

const HEADER = 'agentId,skills,languages,capacity,shifts';
const SHIFT = '2026-03-02T00:00:00Z/2026-03-02T08:00:00Z';

describe('npm run agents -- import', () => {
  let installation: SharedInstallation;
  let caseline: CaselineProcess;
  let supervisor: Api;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caseline-agents-'));
    installation = await SharedInstallation.create();
    caseline = await installation.start('one');
    supervisor = await apiAs('supervisor', caseline);
  });

  afterAll(async () => {
    await caseline.terminate();
    await installation.remove();
    await rm(folder, { recursive: true });
  });

  async function imported(name: string, text: string, ...flags: string[]): Promise<CommandEnded> {
    const file = path.join(folder, name);
    await writeFile(file, text);
    const env = environmentOf(installation.settingsOf('one'));
    return CommandProcess.spawn('agents', ['import', file, ...flags], env).ended();
  }

  async function agentIds(): Promise<readonly string[]> {
    const { body } = await supervisor.get('/v1/agents?limit=100');
    return (body.data as { agentId: string }[]).map(({ agentId }) => agentId);
  }

  const good = [
    HEADER,
    `mei,money-movement security,en zh-CN,5,${SHIFT} 2026-03-03T00:00:00Z/2026-03-03T08:00:00Z`,
    'ben,,en,3,',
  ].join('\n');

  it('takes a file, again without a change, and says before what it would do', async () => {
    expect(await imported('good.csv', good, '--dry-run')).toMatchObject({
      exitCode: 0,
      output: 'Would be: 2 registered, 0 changed, 0 unchanged.\n',
    });
    expect(await agentIds()).toEqual([]);
    expect(await imported('good.csv', good)).toMatchObject({
      exitCode: 0,
      output: 'Agents: 2 registered, 0 changed, 0 unchanged.\n',
    });
    await eventually(
      'the read side has them',
      async () => (await agentIds()).length === 2 || undefined,
    );
    expect((await supervisor.get('/v1/agents/mei')).body).toMatchObject({
      skills: ['money-movement', 'security'],
      languages: ['en', 'zh-CN'],
      capacity: 5,
      shifts: [{ from: '2026-03-02T00:00:00.000Z' }, {}],
    });
    const json = [{ agentId: 'ben', skills: [], languages: ['en'], capacity: 4, shifts: [] }];
    expect((await imported('more.json', JSON.stringify(json))).output).toContain('1 changed');
    expect((await imported('good.csv', good)).output).toContain('0 registered, 1 changed, 1 unch');
  });

  it('names each fault with its line, and takes nothing of such a file', async () => {
    const bad = [
      HEADER,
      `kim,money-movement,en,5,${SHIFT}`,
      'lee,juggling,en,5,',
      'kim,,en,many,',
      '"",,en,1,',
      'ann,,en,1,2026-03-02T08:00:00Z/2026-03-02T00:00:00Z',
      'bob,,en,1,tomorrow',
    ].join('\n');
    const { exitCode, output } = await imported('bad.csv', bad);
    expect(exitCode).toBe(1);
    const lines = output.split('\n');
    for (const beginning of [
      'line 3: No queue needs the skill juggling.',
      'line 4: this agent is at line 2 already.',
      'line 4: capacity: ',
      'line 5: agentId is a text',
      'line 6: The shift from 2026-03-02T08:00:00Z does not end after it begins.',
      'line 7: shifts/0/from: ',
      'Nothing was imported.',
    ]) {
      expect([beginning, lines.some((line) => line.startsWith(beginning))]).toEqual([
        beginning,
        true,
      ]);
    }
    expect(lines.some((line) => line.startsWith('line 2:'))).toBe(false);
    expect(await agentIds()).not.toContain('kim');
  });

  it.each([
    ['other columns', 'x.csv', 'agentId,name\nmei,Mei\n', 'The first line names these columns'],
    ['rubbish', 'y.csv', `${HEADER}\nmei,"\n`, 'This is no CSV of agents'],
    ['a short line', 'z.csv', `${HEADER}\nmei\n`, 'This is no CSV of agents'],
    ['no JSON', 'x.json', '[{', 'This is no JSON'],
    ['no list', 'y.json', '{}', 'The JSON is no list of agents.'],
    ['no agents', 'z.json', '[1, null]', 'agent 1: agentId is a text'],
    ['unknown fields', 'w.json', '[{"agentId":"mei","name":"Mei"}]', 'agent 1: name: '],
    ['another kind of file', 'x.txt', '', 'is called neither .csv nor .json.'],
  ])('refuses %s', async (_, name, text, sentence) => {
    const { exitCode, output } = await imported(name, text);
    expect([exitCode, output]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
