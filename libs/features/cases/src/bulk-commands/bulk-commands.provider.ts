import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK } from '#platform/kernel';
import { type BulkCommandEvent } from '../case/bulk-command-events.js';
import { caseEventVersions } from '../case/event-versions.js';
import { type BulkCommand, bulkCommandDecider } from './bulk-command.js';

/** Decides in the streams of bulk commands. */
export type BulkCommands = DecisionHandler<BulkCommand | undefined, BulkCommandEvent>;

export const BULK_COMMANDS = Symbol('BulkCommands');

export const bulkCommandsProvider: Provider = {
  provide: BULK_COMMANDS,
  inject: [EVENT_STORE, CLOCK],
  useFactory: (store: EventStore, clock: Clock): BulkCommands =>
    new DecisionHandler(store, bulkCommandDecider, {
      clock,
      schemaVersions: caseEventVersions,
      // Each holds the ids of its cases, so few are kept.
      cachedEvents: 2_000,
    }),
};
