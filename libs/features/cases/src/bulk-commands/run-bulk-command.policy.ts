import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type RecordedEvent } from '#platform/event-store';
import { CaselineError } from '#platform/kernel';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { bulkFormOf } from '../bulk-forms.js';
import {
  BULK_COMMAND_STREAM_PREFIX,
  type BulkCommandEvent,
  type BulkRefusal,
} from '../case/bulk-command-events.js';
import { advanceBulkCommand, type BulkCommand } from './bulk-command.js';
import { BULK_COMMANDS, type BulkCommands } from './bulk-commands.provider.js';

/** How many cases have their turn between two notes of how far it has come. */
const CASES_AT_A_TIME = 250;
/** How many at once: their appends share commits, and leave room for agents'. */
const LANES = 32;

/**
 * Whenever a bulk command was requested or has advanced: give the next cases their turn, then note how far it has come,
 * which is the next event. A case takes one cause once, so whoever goes on after a crash does nothing twice.
 */
@Injectable()
@RunsAsPolicy()
export class RunBulkCommandPolicy implements Policy {
  readonly name = 'run-bulk-command';
  readonly filter = { streamPrefixes: [BULK_COMMAND_STREAM_PREFIX] };

  constructor(
    @Inject(BULK_COMMANDS) private readonly bulks: BulkCommands,
    private readonly commands: CommandBus,
  ) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async handle(event: RecordedEvent): Promise<void> {
    const from = turnAfter(event as RecordedEvent<BulkCommandEvent>);
    if (from === undefined) return;
    const { streamName } = event;
    const { state: bulk } = await this.bulks.load(streamName);
    if (!bulk || bulk.upTo > from || from >= bulk.total) return;
    const turn = bulk.caseIds.slice(from, from + CASES_AT_A_TIME);
    const refused = await this.#takeTurns(bulk, turn);
    await this.bulks.decide(streamName, { ...bulk.cause, id: event.id }, ({ state }) =>
      advanceBulkCommand(state, from + turn.length, refused),
    );
  }

  /** Answers who refused it, in the order of the cases. */
  async #takeTurns(bulk: BulkCommand, caseIds: readonly string[]): Promise<readonly BulkRefusal[]> {
    const form = bulkFormOf(bulk.command);
    const refused: (BulkRefusal | undefined)[] = [];
    const waiting = caseIds.entries();
    const lanes = Array.from({ length: Math.min(LANES, caseIds.length) }, async () => {
      for (const [index, caseId] of waiting) {
        const command = form.commandFor({ caseId, cause: bulk.cause }, bulk.body);
        refused[index] = await this.#refusalOf(caseId, command);
      }
    });
    // All of them have to end before the turn is given up: another one must not overlap with it.
    for (const lane of await Promise.allSettled(lanes)) {
      if (lane.status === 'rejected') throw lane.reason;
    }
    return refused.filter((refusal) => refusal !== undefined);
  }

  /** What has to wait is thrown, and the turn is taken again. */
  async #refusalOf(caseId: string, command: object): Promise<BulkRefusal | undefined> {
    try {
      await this.commands.execute(command);
      return undefined;
    } catch (error) {
      if (!(error instanceof CaselineError) || error.kind === 'unavailable') throw error;
      const { rule, remedy } = error.extensions as Partial<BulkRefusal>;
      return {
        caseId,
        code: error.code,
        ...(rule !== undefined && { rule }),
        ...(remedy !== undefined && { remedy }),
      };
    }
  }
}

/** How many cases have had their turn by this event; undefined where it begins none. */
function turnAfter(event: BulkCommandEvent): number | undefined {
  if (event.type === 'BulkCommandRequested') return 0;
  return event.type === 'BulkCommandAdvanced' ? event.data.upTo : undefined;
}
