import { type Readable } from 'node:stream';
import { CaselineError } from '#platform/kernel';

/**
 * All of a body, or a refusal as soon as it is larger than allowed: at once when its sender says so, else when
 * the first byte too many has come.
 *
 * @throws CaselineError `body-too-large`
 */
export async function receiveFile(
  body: Readable,
  announced: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  if (Number(announced ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const pieces: Buffer[] = [];
  let bytes = 0;
  // Not destroyed when it is left early: the refusal goes through the same connection.
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    bytes += (piece as Buffer).length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

function tooLarge(maxBytes: number): CaselineError {
  return new CaselineError(
    'too-large',
    'body-too-large',
    `A file has at most ${maxBytes} bytes. Send a smaller one.`,
    { extensions: { maxBytes } },
  );
}
