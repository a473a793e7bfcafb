import { type CaseCommand } from './case-command.js';

/** The form in which a command is done with many cases: the same command for each, from the same body. */
export interface BulkForm<Name extends string = string> {
  /** Names it in the API and in the log for ever. */
  readonly name: Name;
  /** The body, as the command's own route takes it. */
  readonly request: new () => object;
  commandFor(about: CaseCommand, body: object): object;
}

export function bulkForm<Name extends string, Request extends object>(
  name: Name,
  request: new () => Request,
  command: (about: CaseCommand, request: Request) => object,
): BulkForm<Name> {
  return { name, request, commandFor: (about, body) => command(about, body as Request) };
}
