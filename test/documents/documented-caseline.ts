import { expect } from '@jest/globals';
import { exampleWalletEvent } from '#contracts';
import { type OpenApiDocument, type OpenApiOperation } from '#platform/documents';
import { type Answer, type Api } from '../processes/api.js';
import { type CaseSeen, casesOf, type EntrySeen, timelineOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { type SchemaValidator } from './schema-validator.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** In an order in which each finds what it needs: the case is opened, worked on, closed and opened again. */
export const commands = [
  'openCase',
  'assignCase',
  'unassignCase',
  'routeCase',
  'escalateCase',
  'deescalateCase',
  'addNote',
  'recordContact',
  'sendReply',
  'reportReplyFailure',
  'verifyIdentity',
  'requestWalletAction',
  'startStep',
  'completeStep',
  'skipStep',
  'requestInformation',
  'provideInformation',
  'awaitExternal',
  'resumeCase',
  'prioritiseCase',
  'tagCase',
  'proposeResolution',
  'acceptResolution',
  'closeCase',
  'submitRating',
  'reopenCase',
  'resolveCase',
  'rejectResolution',
  'changePlaybook',
  'classifyCase',
  'mergeCase',
  'unmergeCase',
  'linkCases',
  'unlinkCases',
  'cancelCase',
];

/** In their order on the case of a frozen account. */
export const decisionCommands = [
  'proposeDecision',
  'approveDecision',
  'proposeDecision',
  'refuseDecision',
];
export const lists = ['/v1/cases', '/v1/agents', '/v1/incidents', '/v1/queues'];

/** Of no case of the customer of the examples: they are about contact data, or about somebody who registers. */
export const elsewhere: readonly string[] = [
  'wallet.CustomerContactChanged.v1',
  'wallet.RegistrationBlocked.v1',
  'wallet.RegistrationCompleted.v1',
];

export const FROZEN = 'suspicious-activity';

export interface FrozenCase extends CaseSeen {
  readonly walletActions: readonly { readonly actionId: string }[];
  readonly decisions: readonly { readonly decisionId: string }[];
}

export function exampleBody({ operation }: Route): object {
  return operation.requestBody!.content['application/json']!.example as object;
}
/** Not about one case that is named. */
export const otherCommands = ['setAgent', 'claimNext', 'handOverCases'];
/** What an example leaves open, as the case is another one than it is about. */
export const stepOf: Readonly<Record<string, string>> = {
  startStep: 'collect-the-request',
  completeStep: 'check-the-record',
  skipStep: 'explain-fees',
};

/** A case is resolved when these are over; the examples are about others. */
export const TO_SKIP = ['collect-the-request', 'verify-identity', 'confirm-arrival'];

/** These are about many cases, or none yet; each with what else its path names. */
export const commandsOnMany = ['declareIncident', 'gatherCases', 'requestBulkCommand'];

/** Of an example what is no choice of cases. */
export function onlyCommand(example: object): object {
  const { command, body } = example as { readonly command?: string; readonly body?: object };
  return command === undefined ? {} : { command, body };
}

export function walletEventTypeOf(entry: EntrySeen): readonly string[] {
  const { type, details } = entry as EntrySeen & { details: { walletEventType: string } };
  return type === 'SignalAttached' ? [details.walletEventType] : [];
}

/** A running Caseline beside what its documents say of it. */
export class DocumentedCaseline {
  constructor(
    private readonly on: {
      readonly api: OpenApiDocument;
      readonly strict: SchemaValidator;
      readonly supervisor: Api;
      readonly service: Api;
    },
  ) {}

  routes(): readonly Route[] {
    return Object.entries(this.on.api.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
    );
  }

  routeOf(id: string): Route {
    return this.routes().find(({ operation }) => operation.operationId === id)!;
  }

  /** What the answer has that the documents do not say, or does not have although they say it. */
  faultsOf({ operation }: Route, { status, headers, body }: Answer): readonly string[] {
    const documented = operation.responses[status];
    if (!documented) return [`${operation.operationId} is not documented to answer ${status}.`];
    const missing = Object.keys(documented.headers ?? {}).filter(
      (name) => !headers.has(name) && name !== 'Retry-After',
    );
    if (status >= 400) {
      const schema = JSON.stringify(documented.content?.['application/problem+json']?.schema);
      const known = schema.includes(JSON.stringify(body.code));
      return [
        ...missing.map((name) => `no ${name}`),
        ...(known ? [] : [`${status} ${String(body.code)} is not documented`]),
        ...this.on.strict.faults('ProblemDetails', body),
      ];
    }
    const reference = (documented.content?.['application/json']?.schema as { $ref?: string }).$ref;
    return [
      ...missing.map((name) => `no ${name}`),
      ...(reference
        ? this.on.strict.faults(reference.slice(reference.lastIndexOf('/') + 1), body)
        : []),
    ];
  }

  exampleOf({ operation }: Route, { revision }: { revision: number }): object {
    const example = operation.requestBody?.content['application/json']?.example as
      object | undefined;
    // A withdrawal has but one version of its playbook, which `changePlaybook` is told with a 404.
    return 'replyRevision' in (example ?? {})
      ? { ...example, replyRevision: revision }
      : (example ?? {});
  }

  async skipSteps(seen: { caseId: string; revision: number }): Promise<typeof seen> {
    let { revision } = seen;
    for (const step of TO_SKIP) {
      const { status, body } = await this.on.supervisor.post(
        `/v1/cases/${seen.caseId}/steps/${step}/skip`,
        { reason: 'It is another case.' },
        { 'if-match': `"${revision}"` },
      );
      expect([step, status]).toEqual([step, 200]);
      revision = body.revision as number;
    }
    return { ...seen, revision };
  }

  /** What the first withdrawal had completed is to be done again. */
  async publishNewTrouble(): Promise<void> {
    const again = { id: 'again', time: '2026-03-02T08:00:00Z' };
    await this.on.service.publish(exampleWalletEvent('wallet.WithdrawalStuck.v1', again));
    await eventually('a step is to be done again', async () => {
      const cases = await casesOf(this.on.supervisor, 'customer-4821');
      const entries = (
        await Promise.all(cases.map((one) => timelineOf(this.on.supervisor, one)))
      ).flat();
      return entries.some(({ type }) => type === 'StepRenewed') || undefined;
    });
  }

  async casesWithoutSignal(customerId: string): Promise<readonly CaseSeen[]> {
    const { body } = await this.on.supervisor.get(`/v1/cases?customerId=${customerId}`);
    return body.data as readonly CaseSeen[];
  }

  async caseOf(customerId: string): Promise<{ caseId: string; revision: number }> {
    const [found] = (await this.on.supervisor.get(`/v1/cases?customerId=${customerId}`)).body
      .data as {
      caseId: string;
      revision: number;
    }[];
    const { body } = await this.on.supervisor.get(`/v1/cases/${found!.caseId}`);
    return { caseId: found!.caseId, revision: body.revision as number };
  }

  async allOf(customerId: string) {
    const { body } = await this.on.supervisor.get(`/v1/cases?customerId=${customerId}`);
    return body.data as readonly { readonly caseId: string; readonly revision: number }[];
  }

  /** Opened by the example of `AccountFrozen`. */
  async frozenCase(): Promise<FrozenCase> {
    const cases = await casesOf(this.on.supervisor, 'customer-4821');
    const found = cases.find((one) => (one as CaseSeen & { type: string }).type === FROZEN)!;
    // The answer to a command is never behind.
    const noted = await this.on.supervisor.post(`/v1/cases/${found.caseId}/notes`, {
      text: 'Looked.',
    });
    return noted.body as unknown as FrozenCase;
  }
}
