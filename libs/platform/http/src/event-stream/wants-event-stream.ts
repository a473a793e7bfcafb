/** Whether the client asks for a live stream. */
export function wantsEventStream(accept = ''): boolean {
  return accept
    .split(',')
    .some((range) => range.split(';')[0]?.trim().toLowerCase() === 'text/event-stream');
}
