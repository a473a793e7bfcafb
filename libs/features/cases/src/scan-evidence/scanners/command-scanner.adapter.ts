import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import {
  type Content,
  type EvidenceScanner,
  findingIn,
  ScannerUnavailableError,
  type ScanVerdict,
} from './evidence-scanner.js';

/** What a scanner says is a line or two. */
const MAX_OUTPUT = 4_096;

/**
 * A program that reads the content from its standard input and ends with 0 when it passes, with 1 when it does
 * not, and with anything else when it cannot tell: as `clamdscan --no-summary -` does. No shell sees the command.
 */
export class CommandScanner implements EvidenceScanner {
  readonly name = 'command';

  /** @param command the program and its arguments, parted by spaces. */
  constructor(private readonly command: string) {}

  async scan(content: Content, _mediaType: string, signal: AbortSignal): Promise<ScanVerdict> {
    const [program = '', ...parameters] = this.command.trim().split(/\s+/);
    const scanner = spawn(program, parameters, {
      stdio: ['pipe', 'pipe', 'ignore'],
      killSignal: 'SIGKILL',
      signal,
    });
    let output = '';
    scanner.stdout.on('data', (piece: Buffer) => {
      output = (output + piece.toString()).slice(0, MAX_OUTPUT);
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      scanner.on('error', reject);
      scanner.on('close', resolve);
    });
    const [code, sent] = await Promise.allSettled([ended, pipeline(content, scanner.stdin)]);
    if (code.status === 'rejected') {
      throw new ScannerUnavailableError('its command does not run, or does not end', code.reason);
    }
    return verdictOf(code.value, output, sent.status === 'fulfilled');
  }
}

function verdictOf(code: number | null, output: string, sawAll: boolean): ScanVerdict {
  if (code === 1) return { verdict: 'rejected', ...findingIn(findingOf(output)) };
  // Who passes what it has not read to its end has not looked at it.
  if (code === 0 && sawAll) return { verdict: 'passed' };
  throw new ScannerUnavailableError(
    code === 0
      ? 'its command did not read the content'
      : `its command ended with ${code ?? 'a signal'}`,
  );
}

/** `stream: Win.Test.EICAR_HDB-1 FOUND` */
function findingOf(output: string): string | undefined {
  return /^[^:\n]*:\s*(\S+)\s+FOUND/m.exec(output)?.[1];
}
