import { type CaseCommand } from './case-command.js';

/** What can be done with many cases at once. */
export const bulkCommandNames = [
  'add-note',
  'send-reply',
  'resolve',
  'close',
  'link-to-incident',
  'unlink-from-incident',
] as const;
export type BulkCommandName = (typeof bulkCommandNames)[number];

type RequestClass = new () => object;

/** The form in which a command is done with many cases: the same command for each, from the same body. */
export interface BulkForm {
  readonly name: BulkCommandName;
  /** The body, as the command's own route takes it. */
  readonly request: RequestClass;
  commandFor(about: CaseCommand, body: object): object;
}

/** Under this token Nest injects the forms of all commands that have one. */
export const BULK_FORMS = Symbol('BulkForms');

export function bulkForm<Request extends object>(
  name: BulkCommandName,
  request: new () => Request,
  command: (about: CaseCommand, request: Request) => object,
): BulkForm {
  return { name, request, commandFor: (about, body) => command(about, body as Request) };
}
