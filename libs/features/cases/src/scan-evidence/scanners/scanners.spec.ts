import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandScanner } from './command-scanner.adapter.js';
import { type EvidenceScanner, ScannerUnavailableError } from './evidence-scanner.js';
import { HttpScanner } from './http-scanner.adapter.js';
import { NoScan } from './no-scan.adapter.js';

const GOOD = Buffer.alloc(300_000, 'good');

function scan(scanner: EvidenceScanner, content = GOOD, patience = 20_000) {
  return scanner.scan(Readable.from([content]), 'image/png', AbortSignal.timeout(patience));
}

/** A program of one line, as words without spaces. */
const node = (script: string) =>
  new CommandScanner(`${process.execPath} -e ${script.replaceAll(' ', '')}`);
const READ = "process.stdin.on('data',(d)=>n+=d.length);process.stdin.on('end',()=>";

describe('CommandScanner', () => {
  it('passes what its command ends with 0 for, after it has read all of it', async () => {
    const script = `let\tn=0;${READ}process.exit(n===${GOOD.length}?0:2))`.replace('\t', '/**/');
    expect(await scan(node(script))).toEqual({ verdict: 'passed' });
  });

  it('rejects what its command ends with 1 for, with the name of what it found', async () => {
    const found = `let/**/n=0;${READ}{console.log('stream:\\x20Eicar-Test\\x20FOUND');process.exit(1)})`;
    expect(await scan(node(found))).toEqual({ verdict: 'rejected', finding: 'Eicar-Test' });
    const silent = `let/**/n=0;${READ}process.exit(1))`;
    expect(await scan(node(silent))).toEqual({ verdict: 'rejected' });
  });

  it.each([
    ['ends with 2', new CommandScanner(`${process.execPath} -e process.exit(2)`)],
    ['ends with 0 without a look', new CommandScanner(`${process.execPath} -e process.exit(0)`)],
    ['is not there', new CommandScanner('/nowhere/scanner -')],
  ])('gives no verdict when its command %s', async (_, scanner) => {
    await expect(scan(scanner, Buffer.alloc(30_000_000))).rejects.toBeInstanceOf(
      ScannerUnavailableError,
    );
  });

  it('ends a command that does not end', async () => {
    const endless = new CommandScanner(`${process.execPath} -e setInterval(()=>{},1000)`);
    await expect(scan(endless, GOOD, 1_000)).rejects.toBeInstanceOf(ScannerUnavailableError);
  });

  it('shows the command to no shell', async () => {
    const scanner = new CommandScanner(`${process.execPath} -e process.exit(1) ; true && exit 0`);
    expect(await scan(scanner)).toMatchObject({ verdict: 'rejected' });
  });
});

describe('HttpScanner', () => {
  let server: Server;
  let answer: [status: number, body: string, headers?: Record<string, string>];
  let received: { type: string | undefined; body: Buffer }[];

  beforeEach(async () => {
    received = [];
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        received.push({ type: request.headers['content-type'], body });
        if (answer[0] !== 0) response.writeHead(answer[0], answer[2]).end(answer[1]);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const scanner = () =>
    new HttpScanner(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`);

  it('hands the content over and believes the verdict', async () => {
    answer = [200, '{"verdict":"passed"}'];
    expect(await scan(scanner())).toEqual({ verdict: 'passed' });
    expect([received[0]?.type, received[0]?.body.equals(GOOD)]).toEqual(['image/png', true]);
    answer = [200, '{"verdict":"rejected","finding":"Eicar-Test\\nforged line"}'];
    expect(await scan(scanner())).toEqual({ verdict: 'rejected', finding: 'Eicar-Test' });
  });

  it.each<[string, typeof answer]>([
    ['an error', [500, '{"verdict":"passed"}']],
    ['created', [201, '{"verdict":"passed"}']],
    ['elsewhere', [302, '', { location: '/other' }]],
    ['no JSON', [200, 'passed']],
    ['another verdict', [200, '{"verdict":"ok"}']],
    ['null', [200, 'null']],
    ['nothing', [0, '']],
  ])('takes %s for no verdict', async (_, answering) => {
    answer = answering;
    await expect(scan(scanner(), GOOD, 1_000)).rejects.toBeInstanceOf(ScannerUnavailableError);
  });
});

describe('NoScan', () => {
  it('passes everything, under a name that says so', async () => {
    expect([new NoScan().name, await new NoScan().scan()]).toEqual(['none', { verdict: 'passed' }]);
  });
});
