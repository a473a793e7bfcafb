/** One event of a text/event-stream. */
export interface ServerSentEvent {
  /** Comes back as Last-Event-ID. */
  readonly id?: string;
  readonly event?: string;
  readonly data: unknown;
}

/** As JSON, data is a single line, whatever is in it. */
export function eventFrame({ id, event, data }: ServerSentEvent): string {
  return [
    ...(id === undefined ? [] : [`id: ${singleLine(id)}`]),
    ...(event === undefined ? [] : [`event: ${singleLine(event)}`]),
    `data: ${JSON.stringify(data)}`,
    '\n',
  ].join('\n');
}

export function retryFrame(milliseconds: number): string {
  return `retry: ${milliseconds}\n\n`;
}

export const HEARTBEAT_FRAME = ': still here\n\n';

function singleLine(field: string): string {
  if (/[\r\n\0]/.test(field)) throw new RangeError('A field of an event stream is one line.');
  return field;
}
