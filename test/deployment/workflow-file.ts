import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from './compose-file.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: unknown;
  readonly services?: Readonly<
    Record<string, { readonly image: string; readonly env: Readonly<Record<string, string>> }>
  >;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly permissions: unknown;
  readonly concurrency: { readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<'embedded' | 'eventstoredb' | 'containers', Job>>;
}

export const workflowText = readFileSync(path.join(root, '.github/workflows/ci.yml'), 'utf8');

export function readWorkflow(): Workflow {
  return parse(workflowText) as Workflow;
}
