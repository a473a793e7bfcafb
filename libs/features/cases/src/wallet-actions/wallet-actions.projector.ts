import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { caseIdOf, type WalletActionEvent } from '../case/case-events.js';
import { type WalletActionState } from '../case/wallet-actions.js';
import {
  type RequestedWalletAction,
  requestedWalletAction,
  stateAfter,
} from './requested-wallet-action.js';

export interface WalletActionRow {
  action_id: string;
  state: WalletActionState;
  /** Of the newest request in the log: whatever is asked again comes again. */
  place: string;
  due_at: Date;
  correlation_id: string;
  body: RequestedWalletAction;
}

/** Under this token Nest injects the `ChangeFeed` that hears of its rows. */
export const WALLET_ACTION_CHANGES = Symbol('ChangeFeed of wallet actions');

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type WalletActionTables = { wallet_actions: WalletActionRow };

const table: ProjectionTable = {
  name: 'wallet_actions',
  columns: {
    action_id: { type: 'text' },
    state: { type: 'text' },
    place: { type: 'text' },
    due_at: { type: 'timestamptz' },
    correlation_id: { type: 'text' },
    body: { type: 'json' },
  },
  key: ['action_id'],
  indexes: [
    ['state', 'place'],
    ['state', 'due_at', 'action_id'],
  ],
  writes: 'replace',
};

/** Keeps what was asked of the wallet, in the order of the log: the outbox of wallet actions. */
@RunsAsProjector()
export class WalletActionsProjector implements Projector<WalletActionRow> {
  readonly name = 'wallet-actions';
  readonly version = 1;
  readonly filter = {
    eventTypes: [
      'WalletActionRequested',
      'WalletActionConfirmed',
      'WalletActionRejected',
      'WalletActionTimedOut',
    ] satisfies WalletActionEvent['type'][],
  };
  readonly table = table;
  readonly changes = 'wallet_actions';
  readonly needed = [
    'action_id',
    'state',
    'place',
    'due_at',
    'correlation_id',
    'body',
  ] as const satisfies readonly (keyof WalletActionRow)[];

  partitionOf(event: RecordedEvent): string {
    return (event as RecordedEvent<WalletActionEvent>).data.actionId;
  }

  project(
    newest: WalletActionRow | undefined,
    events: readonly RecordedEvent[],
  ): readonly WalletActionRow[] {
    const row = (events as readonly RecordedEvent<WalletActionEvent>[]).reduce(after, newest);
    return row ? [row] : [];
  }
}

function after(
  row: WalletActionRow | undefined,
  event: RecordedEvent<WalletActionEvent>,
): WalletActionRow {
  const state = stateAfter(event);
  if (event.type === 'WalletActionRequested') {
    const { metadata, position, streamName } = event;
    return {
      action_id: event.data.actionId,
      state,
      place: position,
      due_at: new Date(event.data.dueAt),
      correlation_id: metadata.correlationId,
      body: requestedWalletAction(caseIdOf(streamName), event, metadata.recordedAt, position),
    };
  }
  if (!row) throw new RangeError('The request of the action is missing before this event.');
  return { ...row, state };
}
