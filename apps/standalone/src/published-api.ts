import { CONTRACTS_VERSION } from '#contracts';
import { caseTimelineChannel, walletActionsChannel } from '#features/cases';
import { walletEventsChannel } from '#features/ingest';
import { type DocumentsSettings } from '#platform/documents';

/** What the published documents say of this app that its routes do not. */
export const publishedApi: DocumentsSettings = {
  title: 'Caseline',
  version: CONTRACTS_VERSION,
  description:
    'Case management for the customer support of a digital wallet. Wallet services publish events; Caseline opens the case, ' +
    'keeps its whole history, shows agents a live timeline, and lets an auditor replay every moment. Refusals are problem ' +
    'details (RFC 9457) with a stable `code`.',
  channels: [walletEventsChannel, caseTimelineChannel, walletActionsChannel],
};
