import 'reflect-metadata';
import { Command } from 'commander';
import { AgentImport, type ImportTally } from '#features/cases';
import { readAgents } from './agents/read-agents.js';
import { withTools } from './projections/tools.js';

const importHelp = `
A CSV file has the columns agentId,skills,languages,capacity,shifts in its first line; lists in a cell are divided by
spaces, and a shift is from/until:

  agentId,skills,languages,capacity,shifts
  agent-mei,money-movement security,en zh-CN,5,2026-03-02T00:00:00Z/2026-03-02T08:00:00Z 2026-03-03T00:00:00Z/2026-03-03T08:00:00Z

A JSON file has a list of what PUT /v1/agents/{agentId} takes, each with its agentId. A file is taken as a whole: one
fault in it, and nothing is changed. The same file again changes nothing, and goes on where it was broken off.
Caseline may be running or not. Exit code: 0 taken, or fit to be; 1 not, with a sentence for each fault.
Examples:
  npm run agents -- import agents.csv --dry-run
  npm run agents -- import agents.json`;

const program = new Command('npm run agents --').description('Looks after who works on cases.');

program
  .command('import')
  .description('Registers and describes the agents of a file.')
  .argument('<file>', 'a .csv or .json')
  .option('--dry-run', 'only say what would be changed')
  .addHelpText('after', importHelp)
  .action((file: string, { dryRun = false }: { readonly dryRun?: boolean }) =>
    importAgents(file, dryRun),
  );

async function importAgents(file: string, dryRun: boolean): Promise<void> {
  const agents = await readAgents(file);
  await withTools(async (tools) => {
    const agentImport = tools.get(AgentImport);
    const faults = agentImport.faults(agents);
    if (faults.length > 0) {
      process.stderr.write(`${faults.join('\n')}\nNothing was imported.\n`);
      process.exitCode = 1;
      return;
    }
    await tools.claimLog();
    process.stdout.write(`${said(await agentImport.take(agents, dryRun), dryRun)}\n`);
  });
}

function said({ registered, changed, unchanged }: ImportTally, dryRun: boolean): string {
  const outcome = dryRun ? 'Would be' : 'Agents';
  return `${outcome}: ${registered} registered, ${changed} changed, ${unchanged} unchanged.`;
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was opened before it failed is not waited for.
  process.exit(1);
});
