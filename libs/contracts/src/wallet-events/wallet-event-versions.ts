import { walletEventTypes } from './wallet-event-types.provider.js';

/** The version of each type of wallet event, which is part of its name. */
export const walletEventVersions: Readonly<Record<string, number>> = Object.fromEntries(
  walletEventTypes().map(({ type }) => [type, versionOf(type)]),
);

/** 1 for a name without a version. */
export function versionOf(type: string): number {
  return Number(/\.v(\d+)$/.exec(type)?.[1] ?? 1);
}
