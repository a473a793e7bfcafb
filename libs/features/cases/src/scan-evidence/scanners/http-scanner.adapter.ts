import { buffer } from 'node:stream/consumers';
import {
  type Content,
  type EvidenceScanner,
  findingIn,
  ScannerUnavailableError,
  type ScanVerdict,
} from './evidence-scanner.js';

/**
 * A service that gets the content by POST and answers 200 with `{"verdict": "passed"}` or
 * `{"verdict": "rejected", "finding": "…"}`. Whatever else it answers is no verdict.
 */
export class HttpScanner implements EvidenceScanner {
  readonly name = 'http';

  constructor(private readonly address: string) {}

  async scan(content: Content, mediaType: string, signal: AbortSignal): Promise<ScanVerdict> {
    const body = new Uint8Array(await buffer(content));
    const answer = await fetch(this.address, {
      ...{ method: 'POST', body, signal },
      headers: { 'content-type': mediaType },
      // Nobody but the address of the settings gets the content.
      redirect: 'error',
    }).catch((error: unknown) => {
      throw new ScannerUnavailableError('it cannot be reached, or does not answer', error);
    });
    if (answer.status !== 200) {
      await answer.body?.cancel().catch(() => undefined);
      throw new ScannerUnavailableError(`it answered ${answer.status}`);
    }
    return verdictIn(await answer.json().catch(() => undefined));
  }
}

function verdictIn(answer: unknown): ScanVerdict {
  const { verdict, finding } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (verdict === 'passed') return { verdict };
  if (verdict === 'rejected') return { verdict, ...findingIn(finding) };
  throw new ScannerUnavailableError('its answer has neither verdict');
}
