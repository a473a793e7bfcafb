import { isDeepStrictEqual } from 'node:util';
import { breakingChanges, type RecordedContracts } from '#platform/documents';

/** What to do about the difference between what is recorded and what the code publishes. */
export type ContractChanges =
  | { readonly kind: 'none' }
  | { readonly kind: 'compatible' }
  | { readonly kind: 'breaking'; readonly changes: readonly string[] };

export function contractChanges(
  recorded: RecordedContracts,
  published: RecordedContracts,
): ContractChanges {
  const changes = breakingChanges(recorded, published);
  if (changes.length > 0) return { kind: 'breaking', changes };
  return { kind: isDeepStrictEqual(recorded, published) ? 'none' : 'compatible' };
}

/** Why breaking changes cannot be recorded under this version; undefined when they can. */
export function refusalToBreak(
  recorded: RecordedContracts,
  published: RecordedContracts,
  confirmed: string | undefined,
): string | undefined {
  const next = `${majorOf(recorded.version) + 1}.0.0`;
  if (majorOf(published.version) <= majorOf(recorded.version)) {
    return `Set CONTRACTS_VERSION in libs/contracts/src/contracts-version.ts to ${next}, then: npm run contracts -- accept --breaking ${next}`;
  }
  return confirmed === published.version
    ? undefined
    : `Say that you mean it: npm run contracts -- accept --breaking ${published.version}`;
}

function majorOf(version: string): number {
  return Number(version.split('.', 1)[0]);
}
