import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './free-ports.js';
import { KurrentDbServer } from './kurrentdb-server.js';
import { makeCertificate } from './test-certificate.js';

export interface KurrentDbUser {
  readonly username: string;
  readonly password: string;
}

/** Whom every server knows that was told of nobody else. */
export const KURRENTDB_ADMIN: KurrentDbUser = { username: 'admin', password: 'changeit' };

/** An EventStoreDB that speaks TLS and wants passwords; its certificate is for localhost. */
export async function startSecureKurrentDbServer(): Promise<SecureKurrentDbServer> {
  const [port = 0, replicationPort = 0] = await freePorts(2);
  const certificate = await makeCertificate();
  const server = await KurrentDbServer.create({ port, replicationPort, certificate });
  const secure = new SecureKurrentDbServer(server, certificate.caFile);
  await server.start();
  await secure.untilPasswordsAreKnown();
  return secure;
}

export class SecureKurrentDbServer {
  constructor(
    private readonly server: KurrentDbServer,
    readonly caFile: string,
  ) {}

  get port(): number {
    return this.server.port;
  }

  /** Without a user and without the file of the authority. */
  get connectionString(): string {
    return `kurrentdb://localhost:${this.port}`;
  }

  /** A server that is new makes its first user when it is up. */
  async untilPasswordsAreKnown(): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if ((await this.#ask('GET', '/users/admin')) === 200) return;
      await sleep(100);
    }
    throw new Error('The server does not come to know its administrator.');
  }

  /** Somebody in no group, who may do what everybody may. */
  async addUser({ username, password }: KurrentDbUser): Promise<void> {
    const user = { loginName: username, fullName: username, groups: [], password };
    const status = await this.#ask('POST', '/users/', user);
    if (status !== 201) throw new Error(`Adding a user was answered ${status}.`);
  }

  remove(): Promise<void> {
    return this.server.remove();
  }

  async #ask(method: string, path: string, body?: object): Promise<number | undefined> {
    const { username, password } = KURRENTDB_ADMIN;
    const asking = request({
      ...{ method, path, host: 'localhost', port: this.port, timeout: 5_000 },
      ca: await readFile(this.caFile),
      auth: `${username}:${password}`,
      headers: { 'content-type': 'application/json' },
    });
    asking.end(body && JSON.stringify(body));
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  }
}
