import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '#testing';
import { CaselineProcess } from './caseline-process.js';

/** A database for several processes of Caseline, which have one secret and a home each. */
export class SharedInstallation {
  readonly #secret = randomBytes(32).toString('base64');

  private constructor(
    private readonly database: TestDatabase,
    private readonly homes: string,
  ) {}

  static async create(): Promise<SharedInstallation> {
    const homes = await mkdtemp(path.join(tmpdir(), 'caseline-shared-'));
    return new SharedInstallation(await createTestDatabase(), homes);
  }

  get connectionString(): string {
    return this.database.connectionString;
  }

  /** @param name of its home */
  start(name: string, settings: Readonly<Record<string, string>> = {}): Promise<CaselineProcess> {
    return CaselineProcess.start({ ...this.settingsOf(name), ...settings });
  }

  /** Those with which commands work on it. */
  settingsOf(name: string) {
    return {
      home: path.join(this.homes, name),
      DATABASE_URL: this.connectionString,
      INSTALLATION_SECRET: this.#secret,
    };
  }

  /** Once all of them have ended. */
  async remove(): Promise<void> {
    await this.database.drop();
    await rm(this.homes, { recursive: true });
  }
}
