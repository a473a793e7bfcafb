import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Playbook, playbooks } from '#features/cases';
import { ConfigError } from '../read-settings.js';

export interface WhichPlaybook {
  readonly version?: number;
  readonly file?: string;
}

/** @throws ConfigError that says what is wrong with the flags or the file. */
export async function givenPlaybook(
  caseType: string,
  { version, file }: WhichPlaybook,
): Promise<Playbook> {
  if (!playbooks.caseTypes.includes(caseType)) {
    const known = playbooks.caseTypes.join(', ');
    throw new ConfigError(`There is no case type ${caseType}. There are: ${known}.`);
  }
  if (file === undefined) return playbooks.of(caseType, version);
  if (version !== undefined) throw new ConfigError('Give --version or --file, not both.');
  return sound(caseType, file, await contentOf(file));
}

async function contentOf(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8')) as unknown;
    const url = pathToFileURL(path.resolve(file)).href;
    return ((await import(url)) as { readonly default: unknown }).default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${file} cannot be read as a playbook: ${reason}`);
  }
}

/** The last one of a file that holds several, as those of this release do. */
function sound(caseType: string, file: string, content: unknown): Playbook {
  const playbook = (Array.isArray(content) ? content.at(-1) : content) as Playbook | undefined;
  if (playbook?.caseType !== caseType) {
    throw new ConfigError(`${file} holds no playbook whose caseType is ${caseType}.`);
  }
  try {
    playbooks.with(playbook);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${file} is no sound playbook: ${reason}`);
  }
  return playbook;
}
