import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { get as getOverTls } from 'node:https';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './free-ports.js';
import { CERTIFICATE_NAME, type TestCertificate } from './test-certificate.js';
import { testRunFolder } from './test-run-folder.js';

/** Executable of an EventStoreDB or KurrentDB server, for specs that start servers of their own. */
export function kurrentDbExecutable(): string | undefined {
  const { KURRENTDB_BIN: executable } = process.env;
  return executable === '' ? undefined : executable;
}

/** A whole EventStoreDB for one spec, without TLS and passwords; takes some seconds. */
export async function startKurrentDbServer(...flags: readonly string[]): Promise<KurrentDbServer> {
  const [port = 0, replicationPort = 0] = await freePorts(2);
  const server = await KurrentDbServer.create({ port, replicationPort, flags });
  await server.start();
  return server;
}

export interface KurrentDbServerOptions {
  readonly port: number;
  readonly replicationPort: number;
  /** Beside those that every server has. */
  readonly flags?: readonly string[];
  /** With one it speaks TLS and wants passwords. */
  readonly certificate?: TestCertificate;
}

/** So often a start may end by itself with success. */
const STARTS_ANEW = 5;

/** An EventStoreDB to be ill-treated. It stays down until it is started again. */
export class KurrentDbServer {
  #process: ChildProcess | undefined;
  #startsAnew = 0;

  private constructor(
    private readonly folder: string,
    private readonly options: KurrentDbServerOptions,
  ) {}

  /** One that has not been started yet. */
  static async create(options: KurrentDbServerOptions): Promise<KurrentDbServer> {
    const folder = await mkdtemp(path.join(testRunFolder(), 'kurrentdb-'));
    return new KurrentDbServer(folder, options);
  }

  get port(): number {
    return this.options.port;
  }

  get connectionString(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** On the same port and data. */
  async start(): Promise<void> {
    this.#startsAnew = STARTS_ANEW;
    this.#run();
    for (let attempt = 0; attempt < 300 && this.#isRunning(); attempt += 1) {
      if (await this.#isReady()) return;
      await sleep(100);
    }
    throw new Error(`${kurrentDbExecutable()} did not get ready; its log is in ${this.folder}.`);
  }

  /** As the operator does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As `kill -9` does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Connections stay, and nobody answers. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Lets another node lead, and follows it. */
  async resign(): Promise<void> {
    const url = `http://127.0.0.1:${this.port}/admin/node/resign`;
    const { status } = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(5_000) });
    if (status !== 200) throw new Error(`The node at port ${this.port} answered ${status}.`);
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.#end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  #run(): void {
    const executable = kurrentDbExecutable();
    if (executable === undefined) throw new Error('KURRENTDB_BIN names no server to start.');
    const server = spawn(executable, this.#flags(), { env: environment(), stdio: 'ignore' });
    this.#process = server;
    // The end of the run looks for it: a spec that is ended from outside leaves no server behind.
    writeFileSync(path.join(this.folder, 'server.pid'), String(server.pid));
    server.once('error', () => undefined);
    // A node that has to cut off the end of its log exits with success, and expects to be started again.
    server.once('exit', (code) => {
      if (code !== 0 || this.#startsAnew === 0) return;
      this.#startsAnew -= 1;
      this.#run();
    });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#startsAnew = 0;
    const server = this.#process;
    if (!server || !this.#isRunning()) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  #isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  async #isReady(): Promise<boolean> {
    const { certificate, port } = this.options;
    const place = { port, path: '/health/live', timeout: 1_000 };
    const request = certificate
      ? getOverTls({ ...place, host: 'localhost', rejectUnauthorized: false })
      : get({ ...place, host: '127.0.0.1' });
    try {
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return response.statusCode === 204;
    } catch {
      return false;
    } finally {
      request.destroy();
    }
  }

  #flags(): readonly string[] {
    const { port, replicationPort, flags = [], certificate } = this.options;
    return [
      ...(certificate ? flagsOf(certificate) : ['--insecure']),
      ...flags,
      ...['--node-ip', '127.0.0.1', '--node-port', String(port)],
      ...['--replication-ip', '127.0.0.1', '--replication-port', String(replicationPort)],
      ...['--run-projections', 'None', '--stream-existence-filter-size', '1000000'],
      ...['--db', path.join(this.folder, 'data'), '--log', path.join(this.folder, 'log')],
    ];
  }
}

function flagsOf({ certificateFile, keyFile, caFile }: TestCertificate): readonly string[] {
  return [
    ...['--certificate-file', certificateFile, '--certificate-private-key-file', keyFile],
    ...['--trusted-root-certificates-path', path.dirname(caFile)],
    ...['--certificate-reserved-node-common-name', CERTIFICATE_NAME],
  ];
}

/** Without our own settings: the server refuses to start on variables of its prefix that it does not know. */
function environment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !/^(KURRENTDB|EVENTSTORE)_/.test(name),
  );
  return {
    ...Object.fromEntries(others),
    KURRENTDB_TELEMETRY_OPTOUT: 'true',
    EVENTSTORE_TELEMETRY_OPTOUT: 'true',
  };
}
