import { walletEventVersions } from '#contracts';
import { caseEventVersions, caseUpcasters } from '#features/cases';
import { Upcasters } from '#platform/event-store';

/** Every event that this app writes or has ever written. */
export const eventVersions = {
  ...caseEventVersions,
  ...walletEventVersions,
  InstallationSecretRegistered: 1,
};

export const upcasters = new Upcasters(eventVersions, caseUpcasters);
