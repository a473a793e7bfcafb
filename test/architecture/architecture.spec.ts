import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const root = path.resolve(import.meta.dirname, '../..');
const configuration = path.join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(configuration) as {
  readonly forbidden: readonly { readonly name: string }[];
};

/** Which file of test/architecture/broken breaks which rule: each rule at least once, nothing by chance. */
const brokenOnPurpose: Readonly<Record<string, readonly string[]>> = {
  'no-cycles': ['libs/features/cases/src/case/chicken.ts'],
  'pure-imports-no-framework': ['libs/features/cases/src/assign-case/assign-case.ts'],
  'pure-imports-no-io': ['libs/features/cases/src/assign-case/read-file.ts'],
  'pure-imports-pure': ['libs/features/cases/src/assign-case/shortcut.ts'],
  'slice-imports-itself-and-its-domain': ['libs/features/cases/src/close-case/close-case.ts'],
  'domain-imports-no-slice': ['libs/features/cases/src/case/case.ts'],
  'features-meet-in-contracts': ['libs/features/ingest/src/index.ts'],
  'platform-and-contracts-know-no-feature': ['libs/platform/http/src/index.ts'],
  'contracts-import-only-the-kernel': ['libs/contracts/src/index.ts'],
  'nobody-imports-an-app': ['libs/platform/observability/src/index.ts'],
  'libs-through-their-index': ['apps/standalone/src/main.ts'],
  'drivers-stay-in-the-platform': ['apps/standalone/src/drivers.ts'],
  'telemetry-stays-in-observability': ['apps/standalone/src/drivers.ts'],
  'product-imports-no-test-code': ['apps/standalone/src/main.ts'],
};

async function violationsIn(directory: string): Promise<readonly Violation[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['apps', 'libs', '--config', configuration, '--output-type', 'json'],
    ],
    { cwd: directory, maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations;
}

describe('architecture rules', () => {
  let violations: readonly Violation[];

  beforeAll(async () => {
    violations = await violationsIn(path.join(import.meta.dirname, 'broken'));
  });

  it.each(forbidden.map(({ name }) => name))('%s fires on its broken example', (name) => {
    const files = violations.filter(({ rule }) => rule.name === name).map(({ from }) => from);
    expect([...new Set(files)].sort()).toEqual(brokenOnPurpose[name]);
  });
});
