import { Injectable } from '@nestjs/common';

/** Why a part is not ready, for the operator who reads it: no secrets; or nothing, when it is. */
export type HealthCheck = () => Promise<string | undefined>;

export interface HealthReport {
  readonly ready: boolean;
  /** By the name of the part: `ready`, or the reason why not. */
  readonly checks: Readonly<Record<string, string>>;
}

const TIMEOUT_MILLISECONDS = 2_000;

/** What has to work for this process to do its part. Each part registers a check of its own. */
@Injectable()
export class HealthChecks {
  readonly #checks = new Map<string, HealthCheck>();

  register(name: string, check: HealthCheck): void {
    if (this.#checks.has(name)) throw new Error(`There are two health checks named ${name}.`);
    this.#checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all(
      [...this.#checks].map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    return {
      ready: results.every(([, reason]) => reason === undefined),
      checks: Object.fromEntries(results.map(([name, reason]) => [name, reason ?? 'ready'])),
    };
  }
}

async function outcomeOf(check: HealthCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(`did not answer within ${TIMEOUT_MILLISECONDS} ms`);
    }, TIMEOUT_MILLISECONDS);
  });
  try {
    return await Promise.race([check(), timeout]);
  } catch {
    return 'the check failed';
  } finally {
    clearTimeout(timer);
  }
}
