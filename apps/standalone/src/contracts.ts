import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { styleText } from 'node:util';
import { Argument, Command } from 'commander';
import { recordOf, type RecordedContracts } from '#platform/documents';
import { contractChanges, refusalToBreak } from './contracts/contract-changes.js';
import { publishedDocuments } from './contracts/published-documents.js';

const FILE = path.join('libs', 'contracts', 'published-contracts.json');

async function recorded(): Promise<RecordedContracts> {
  const text = await readFile(FILE, 'utf8').catch((cause: unknown) => {
    throw new Error(`${FILE} cannot be read. Run this in the folder of the sources.`, { cause });
  });
  return JSON.parse(text) as RecordedContracts;
}

async function check(): Promise<void> {
  const published = recordOf(await publishedDocuments());
  const found = contractChanges(await recorded(), published);
  if (found.kind === 'none') {
    say('green', 'The published contracts are as recorded.');
    return;
  }
  process.exitCode = 1;
  if (found.kind === 'compatible') {
    say(
      'yellow',
      'The contracts have changed and break nobody. Record that: npm run contracts -- accept',
    );
    return;
  }
  tellBreaks(found.changes);
  say('yellow', refusalToBreak(await recorded(), published, undefined) ?? '');
}

async function accept({ breaking }: { readonly breaking?: string }): Promise<void> {
  const published = recordOf(await publishedDocuments());
  const before = await recorded();
  const found = contractChanges(before, published);
  if (found.kind === 'breaking') {
    tellBreaks(found.changes);
    const refusal = refusalToBreak(before, published, breaking);
    if (refusal !== undefined) {
      process.exitCode = 1;
      say('yellow', refusal);
      return;
    }
  }
  await writeFile(FILE, `${JSON.stringify(published, null, 2)}\n`);
  say('green', `${FILE} records the contracts as version ${published.version}. Commit it.`);
}

async function print(what: string): Promise<void> {
  const documents = await publishedDocuments();
  const document = what === 'openapi' ? documents.openApi() : documents.asyncApi();
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

function tellBreaks(changes: readonly string[]): void {
  say('red', 'These changes break others that rely on the published contracts:');
  for (const change of changes) process.stdout.write(`  ${change}\n`);
}

function say(style: 'green' | 'yellow' | 'red', text: string): void {
  process.stdout.write(`${process.stdout.isTTY ? styleText(style, text) : text}\n`);
}

const program = new Command('npm run contracts --').description(
  'Compares what the code publishes (routes, requests, answers, wallet events) with what is recorded in ' +
    `${FILE}, and records it.`,
);
program
  .command('check')
  .description('fails when a change breaks somebody, or is not recorded yet')
  .action(check);
program
  .command('accept')
  .description('records what the code publishes')
  .option('--breaking <version>', 'the next major version: needed for what breaks others')
  .action(accept);
program
  .command('print')
  .description('writes a document to the terminal, without starting anything')
  .addArgument(new Argument('<document>', 'which one').choices(['openapi', 'asyncapi']))
  .action(print);
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
