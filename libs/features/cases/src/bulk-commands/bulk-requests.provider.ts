import { Inject, Injectable } from '@nestjs/common';
import { type CommandCause, RequestValidationPipe } from '#platform/http';
import { CaselineError, Keyring } from '#platform/kernel';
import { type BulkCommandName, bulkFormOf } from '../bulk-forms.js';
import { bulkCommandStream } from '../case/bulk-command-events.js';
import { requestBulkCommand } from './bulk-command.js';
import { BULK_COMMANDS, type BulkCommands } from './bulk-commands.provider.js';
import { CaseSelection } from './case-selection.query.js';
import { type CaseSelectionRequest } from './case-selection.request.js';

/** Takes bulk commands: from then on they run by themselves. */
@Injectable()
export class BulkRequests {
  readonly #validation = new RequestValidationPipe();

  constructor(
    @Inject(BULK_COMMANDS) private readonly bulks: BulkCommands,
    private readonly selection: CaseSelection,
    private readonly keyring: Keyring,
  ) {}

  /** The id derives from the command's: a repeat is the same bulk command, with the cases of the first time. */
  async take(
    command: BulkCommandName,
    body: object,
    cases: CaseSelectionRequest,
    cause: CommandCause,
  ): Promise<{ readonly bulkCommandId: string; readonly total: number }> {
    await this.#validate(command, body);
    const bulkCommandId = this.keyring.key('bulk-command', cause.id);
    const caseIds = await this.selection.caseIds(cases);
    const { state } = await this.bulks.decide(
      bulkCommandStream(bulkCommandId),
      cause,
      () => requestBulkCommand({ bulkCommandId, command, body }, caseIds),
      { presumedNew: true },
    );
    return { bulkCommandId, total: state?.total ?? caseIds.length };
  }

  /** By the contract of the command's own route. */
  async #validate(command: BulkCommandName, body: object): Promise<void> {
    const { request } = bulkFormOf(command);
    try {
      await this.#validation.transform(body, { type: 'body', metatype: request });
    } catch (error) {
      throw error instanceof CaselineError ? within('/body', error) : error;
    }
  }
}

/** The same refusal, with pointers into what was sent. */
function within(parent: string, { kind, code, message, extensions }: CaselineError): CaselineError {
  const errors = (extensions.errors ?? []) as readonly { readonly pointer: string }[];
  return new CaselineError(kind, code, message, {
    extensions: {
      errors: errors.map((error) => ({ ...error, pointer: parent + error.pointer })),
    },
  });
}

export function keyRequired(): CaselineError {
  return new CaselineError(
    'malformed',
    'idempotency-key-required',
    'A command for many cases needs an Idempotency-Key, so that a repeat of the request is not done twice.',
  );
}
