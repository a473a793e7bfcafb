import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { walletEventContracts, walletEventTypes } from '#contracts';
import { type OpenApiDocument, PublishedDocuments } from '#platform/documents';
import { EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Role } from '#platform/http';
import { startApp, type StartedApp } from '../e2e/start-app.js';
import { timeIsUp } from '../e2e/time-is-up.js';
import { goldenFiles } from '../golden/golden-files.js';
import moveToNewerPlaybook from '../golden/plays/moved-to-a-newer-playbook.play.js';
import workByThePlaybook from '../golden/plays/worked-by-the-playbook.play.js';
import { type Answer, type Api } from '../processes/api.js';
import { casesOf, timelineOf } from '../processes/cases.js';
import { eventually } from '../processes/eventually.js';
import { SPEC_SCANNER } from '../processes/spec-scanner.js';
import { agentAtWork } from '../processes/agents-at-work.js';
import {
  commands,
  commandsOnMany,
  decisionCommands,
  DocumentedCaseline,
  elsewhere,
  exampleBody,
  type FrozenCase,
  lists,
  onlyCommand,
  otherCommands,
  type Route,
  stepOf,
  walletEventTypeOf,
} from './documented-caseline.js';
import { SchemaValidator } from './schema-validator.js';

describe('what the documents say, tried on a running Caseline', () => {
  let caseline: StartedApp;
  let api: OpenApiDocument;
  let strict: SchemaValidator;
  let documented: DocumentedCaseline;
  let supervisor: Api;
  let service: Api;
  const customer = 'customer-5150';

  beforeAll(async () => {
    caseline = await startApp({ EVIDENCE_SCAN: SPEC_SCANNER });
    const documents = caseline.app.get(PublishedDocuments, { strict: false });
    api = documents.openApi();
    strict = new SchemaValidator(documents.schemas(), { strict: true });
    supervisor = await caseline.as('supervisor');
    service = await caseline.as('service');
    documented = new DocumentedCaseline({ api, strict, supervisor, service });
  });

  afterAll(() => caseline.close());

  const routes = () => documented.routes();
  const routeOf = (id: string) => documented.routeOf(id);
  const faultsOf = (route: Route, answer: Answer) => documented.faultsOf(route, answer);

  it('each example of a wallet event is taken as it stands, and reaches its case', async () => {
    const concerning = walletEventTypes()
      .map(({ type }): string => type)
      .filter((type) => !elsewhere.includes(type));
    for (const { example } of walletEventContracts) {
      const answer = await service.publish(example as object);
      expect(faultsOf(routeOf('publishWalletEvents'), answer)).toEqual([]);
      expect(answer.status).toBe(202);
    }
    const attached = await eventually('every one that concerns a case has reached it', async () => {
      const cases = await casesOf(supervisor, 'customer-4821');
      const entries = (await Promise.all(cases.map((one) => timelineOf(supervisor, one)))).flat();
      const types = new Set(entries.flatMap(walletEventTypeOf));
      return types.size >= concerning.length ? types : undefined;
    });
    expect([...attached].sort()).toEqual(concerning);
  });

  it('each content mode takes its example', async () => {
    const route = routeOf('publishWalletEvents');
    for (const [mediaType, { example }] of Object.entries(route.operation.requestBody!.content)) {
      const attributes = route.operation.parameters.flatMap(({ name, example: value }) =>
        typeof value === 'string' ? [[name, encodeURIComponent(value)] as const] : [],
      );
      const binary: Record<string, string> =
        mediaType === 'application/json' ? Object.fromEntries(attributes) : {};
      const answer = await service.post(route.path, example as object, {
        'content-type': mediaType,
        ...binary,
      });
      expect([mediaType, answer.status, faultsOf(route, answer)]).toEqual([mediaType, 202, []]);
    }
  });

  it('each example of a command works on its route', async () => {
    const published = routes()
      .filter(({ operation }) =>
        operation.parameters.some(({ name }) => name === 'Idempotency-Key'),
      )
      .map(({ operation }) => operation.operationId);
    const tried = new Set([
      ...commands,
      ...decisionCommands,
      ...otherCommands,
      ...commandsOnMany,
      'addEvidence',
    ]);
    expect(published.sort()).toEqual([...tried].sort());
    // What the examples name as another case is another one of the same customer here.
    const other = await supervisor.post('/v1/cases', {
      ...(routeOf('openCase').operation.requestBody!.content['application/json']!
        .example as object),
      transactionId: 'another-one',
    });
    const { caseId: another } = other.body;
    const here: Readonly<Record<string, unknown>> = {
      ...{ into: another, from: another, to: another },
      // A promise that was broken long ago would escalate the case beneath us.
      occurredAt: new Date().toISOString(),
    };
    const named = (example: object) =>
      Object.fromEntries(
        Object.entries(example).map(([name, value]) => [name, here[name] ?? value]),
      );
    let seen = { caseId: '', revision: 0 };
    for (const id of commands) {
      if (id === 'proposeResolution') seen = await documented.skipSteps(seen);
      const route = routeOf(id);
      const needsRevision = route.operation.parameters.some(({ name }) => name === 'If-Match');
      const answer = await supervisor.post(
        route.path.replace('{caseId}', seen.caseId).replace('{stepId}', stepOf[id] ?? ''),
        named(documented.exampleOf(route, seen)),
        { 'idempotency-key': id, ...(needsRevision && { 'if-match': `"${seen.revision}"` }) },
      );
      const status = id === 'changePlaybook' ? 404 : 200;
      expect([id, answer.status, faultsOf(route, answer)]).toEqual([id, status, []]);
      if (status === 200) seen = answer.body as unknown as typeof seen;
    }
  });

  it('each example of a decision works on its route', async () => {
    const agent = await caseline.as('agent');
    let seen = await documented.frozenCase();
    for (const id of decisionCommands) {
      const route = routeOf(id);
      const by = id === 'proposeDecision' ? agent : supervisor;
      const answer = await by.post(
        route.path
          .replace('{caseId}', seen.caseId)
          .replace('{decisionId}', seen.decisions.at(-1)?.decisionId ?? ''),
        exampleBody(route),
        { 'if-match': `"${seen.revision}"` },
      );
      expect([id, answer.status, faultsOf(route, answer)]).toEqual([id, 200, []]);
      seen = answer.body as unknown as FrozenCase;
    }
  });

  it('each example of a wallet’s answer works on its route, also after the time was up', async () => {
    const feed = routeOf('walletActionFeed');
    for (const id of ['rejectWalletAction', 'confirmWalletAction']) {
      const { caseId, revision } = await documented.frozenCase();
      const asked = await supervisor.post(
        `/v1/cases/${caseId}/wallet-actions`,
        { action: 'FreezeAccount' },
        { 'if-match': `"${revision}"` },
      );
      const { walletActions } = asked.body as unknown as FrozenCase;
      const { actionId } = walletActions.at(-1)!;
      await eventually('it is in the feed', async () => {
        const answer = await service.get(feed.path);
        expect(faultsOf(feed, answer)).toEqual([]);
        const data = answer.body.data as readonly { readonly actionId: string }[];
        return data.find((one) => one.actionId === actionId);
      });
      await timeIsUp(caseline, actionId);
      const route = routeOf(id);
      const path = route.path.replace('{actionId}', actionId);
      const answer = await service.post(path, exampleBody(route));
      expect([id, answer.status, faultsOf(route, answer)]).toEqual([id, 200, []]);
    }
    const unknown = await service.post('/v1/wallet-actions/x/confirm', {});
    expect([unknown.status, faultsOf(routeOf('confirmWalletAction'), unknown)]).toEqual([404, []]);
  });

  it('evidence is taken, listed and given out as its routes say', async () => {
    const { caseId } = await documented.caseOf(customer);
    const add = routeOf('addEvidence');
    const list = routeOf('caseEvidenceList');
    const content = routeOf('caseEvidenceContent');
    const picture = sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } });
    const files = [await picture.png().toBuffer(), await picture.jpeg().toBuffer()];
    const path = add.path.replace('{caseId}', caseId);
    const name = add.operation.parameters.find((one) => one.name === 'File-Name')!.example;
    const locations: string[] = [];
    for (const [index, mediaType] of Object.keys(add.operation.requestBody!.content).entries()) {
      const headers = { 'content-type': mediaType, 'file-name': String(name) };
      const answer = await supervisor.postFile(path, files[index % 2]!, headers);
      expect([mediaType, answer.status, faultsOf(add, answer)]).toEqual([mediaType, 200, []]);
      locations.push(answer.headers.get('location') ?? '');
    }
    const listed = await eventually('both are scanned', async () => {
      const answer = await supervisor.get(path);
      return JSON.stringify(answer.body).includes('quarantined') ? undefined : answer;
    });
    expect(faultsOf(list, listed)).toEqual([]);
    const released = await supervisor.getText(locations[0]!);
    expect(released.status).toBe(200);
    const rejected = await supervisor.get(locations[1]!);
    expect([rejected.status, faultsOf(content, rejected)]).toEqual([409, []]);
    const refused = await supervisor.postFile(path, Buffer.from('x'), {
      'content-type': 'image/png',
    });
    expect([refused.status, faultsOf(add, refused)]).toEqual([415, []]);
  });

  it('each example of a command about agents works on its route', async () => {
    await agentAtWork(supervisor, 'supervisor-1');
    await agentAtWork(supervisor, 'agent-kim');
    for (const id of otherCommands) {
      const route = routeOf(id);
      const example = route.operation.requestBody!.content['application/json']!.example as object;
      const path = route.path.replace('{agentId}', 'agent-mei');
      const answer =
        route.method === 'put'
          ? await supervisor.put(path, example)
          : await supervisor.post(path, example, { 'idempotency-key': id });
      expect([id, answer.status, faultsOf(route, answer)]).toEqual([id, 200, []]);
    }
  });

  it('each example of a command for many cases works on its route', async () => {
    const { caseId } = await documented.caseOf(customer);
    let incidentId = '';
    for (const [id, status] of [
      ['declareIncident', 201],
      ['gatherCases', 202],
      ['requestBulkCommand', 202],
    ] as const) {
      const route = routeOf(id);
      const example = route.operation.requestBody!.content['application/json']!.example as object;
      const meant =
        id === 'declareIncident' ? example : { ...onlyCommand(example), caseIds: [caseId] };
      const path = route.path.replace('{incidentId}', incidentId);
      const answer = await supervisor.post(path, meant, { 'idempotency-key': id });
      expect([id, answer.status, faultsOf(route, answer)]).toEqual([id, status, []]);
      incidentId = (answer.body.incidentId as string | undefined) ?? incidentId;
      if (id === 'declareIncident') continue;
      await eventually('the bulk command is finished', async () => {
        const bulk = await supervisor.get(answer.headers.get('location') ?? '');
        expect(faultsOf(routeOf('bulkCommands'), bulk)).toEqual([]);
        return bulk.body.state === 'finished' ? bulk : undefined;
      });
    }
    const seen = await supervisor.get(`/v1/incidents/${incidentId}`);
    expect(faultsOf(routeOf('incidentsGet'), seen)).toEqual([]);
    expect(seen.body.cases).toBe(1);
  });

  it('every field of every kind of event stands in the details of the timeline', () => {
    // Amount and currency stand apart there; what of these two is shown, the next test looks at.
    const shownOtherwise = ['CaseOpened', 'WalletActionRequested'];
    const schemas = Object.keys(api.components.schemas);
    const files = goldenFiles().filter(({ type }) => schemas.includes(`${type}Details`));
    expect(files.length).toBeGreaterThan(40);
    for (const { type, events, readAs } of files) {
      if (shownOtherwise.includes(type)) continue;
      for (const data of readAs?.events ?? events) {
        expect([type, strict.faults(`${type}Details`, data)]).toEqual([type, []]);
      }
    }
  });

  it('each list and each view answers what its schema says, also of every kind of event', async () => {
    const people = {
      ...{ service, agent: supervisor, supervisor },
      store: caseline.app.get<EventStore>(EVENT_STORE),
      timeIsUp: (actionId: string) => timeIsUp(caseline, actionId),
    };
    await workByThePlaybook(people);
    await moveToNewerPlaybook(people);
    await documented.publishNewTrouble();
    const cases = [
      ...(await casesOf(supervisor, 'customer-4821')),
      ...(await documented.casesWithoutSignal('customer-6160')),
      ...(await documented.casesWithoutSignal('customer-7170')),
      ...(await documented.allOf(customer)),
    ];
    const types = new Set<string>();
    for (const { caseId, revision } of cases) {
      for (const path of ['/v1/cases/{caseId}', '/v1/cases/{caseId}/timeline']) {
        const answer = await supervisor.get(
          `${path.replace('{caseId}', caseId)}?minRevision=${revision}`,
        );
        const route = routes().find((one) => one.path === path && one.method === 'get')!;
        expect(faultsOf(route, answer)).toEqual([]);
        const entries = (answer.body.data ?? []) as readonly { type: string; details: object }[];
        for (const { type, details } of entries) {
          types.add(type);
          expect([type, strict.faults(`${type}Details`, details)]).toEqual([type, []]);
        }
      }
    }
    const details = Object.keys(api.components.schemas).filter((name) => name.endsWith('Details'));
    expect([...types].filter((type) => !details.includes(`${type}Details`))).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    const reports = routes().flatMap(({ path }) => (path.startsWith('/v1/reports/') ? [path] : []));
    expect(reports.length).toBeGreaterThan(8);
    for (const path of [
      ...lists,
      '/v1/cases/search?q=withdrawal',
      '/v1/parked-events',
      '/health/live',
      '/health/ready',
      ...reports.map((report) => `${report}?from=${today}&to=${today}`),
    ]) {
      const route = routes().find(
        (one) => one.path === path.split('?')[0] && one.method === 'get',
      )!;
      const answer = await supervisor.get(path);
      expect([
        path,
        answer.status < 400 || path === '/health/ready',
        faultsOf(route, answer),
      ]).toEqual([path, true, []]);
    }
    const waiting = routeOf('queueCasesWaiting');
    const general = await supervisor.get('/v1/queues/money-movement/cases');
    expect(faultsOf(waiting, general)).toEqual([]);
    const retry = routeOf('parkedEventsRetry');
    const body = retry.operation.requestBody!.content['application/json']!.example as object;
    expect(faultsOf(retry, await supervisor.post(retry.path, body))).toEqual([]);
  });

  it('a ticket is answered as documented, and opens what its example says', async () => {
    const route = routeOf('tickets');
    const example = route.operation.requestBody!.content['application/json']!.example as object;
    const answer = await supervisor.post(route.path, example);
    expect([answer.status, faultsOf(route, answer)]).toEqual([201, []]);
    const { caseId } = await documented.caseOf(customer);
    const mine = await supervisor.post(route.path, { path: `/v1/cases/${caseId}/timeline` });
    const response = await fetch(caseline.url + String(mine.body.url), {
      headers: { accept: 'text/event-stream' },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await response.body!.cancel();
  });

  it('what a live stream sends fits the schema of an entry', async () => {
    const { caseId, revision } = await documented.caseOf(customer);
    const end = new AbortController();
    let last = -1;
    for await (const { data } of supervisor.follow(`/v1/cases/${caseId}/timeline`, end.signal)) {
      const entry = JSON.parse(data) as { revision: number };
      expect(strict.faults('TimelineEntryResponse', entry)).toEqual([]);
      last = entry.revision;
      if (last === revision) break;
    }
    end.abort();
    expect(last).toBe(revision);
  });

  const unknownCase = `/v1/cases/${'0'.repeat(32)}`;
  it.each<[string, string, Role, string, object | undefined, Record<string, string>, number]>([
    ['openCase', 'a wrong role', 'auditor', '/v1/cases', {}, {}, 403],
    ['openCase', 'a wrong body', 'agent', '/v1/cases', { type: 'gift' }, {}, 422],
    ['openCase', 'a bad key', 'agent', '/v1/cases', {}, { 'idempotency-key': '' }, 400],
    [
      'openCase',
      'a wrong media type',
      'agent',
      '/v1/cases',
      {},
      { 'content-type': 'application/xml+json' },
      415,
    ],
    ['assignCase', 'no revision', 'agent', `${unknownCase}/assign`, { assignee: 'a' }, {}, 428],
    [
      'assignCase',
      'no case',
      'agent',
      `${unknownCase}/assign`,
      { assignee: 'a' },
      { 'if-match': '"1"' },
      404,
    ],
    [
      'publishWalletEvents',
      'no event',
      'service',
      '/v1/wallet-events',
      {},
      { 'content-type': 'application/cloudevents+json' },
      422,
    ],
    ['caseOverviewList', 'a wrong parameter', 'agent', '/v1/cases?limit=0', undefined, {}, 400],
    ['caseOverviewList', 'a wrong cursor', 'agent', '/v1/cases?cursor=x', undefined, {}, 400],
  ])('%s: %s is refused as documented', async (id, _, role, path, body, headers, status) => {
    const caller = await caseline.as(role);
    const answer = body ? await caller.post(path, body, headers) : await caller.get(path, headers);
    expect([answer.status, faultsOf(routeOf(id), answer)]).toEqual([status, []]);
  });

  it('the state of a case is refused as documented', async () => {
    const { caseId, revision } = await documented.caseOf(customer);
    const route = routeOf('reopenCase');
    const again = (tag: number) =>
      supervisor.post(
        `/v1/cases/${caseId}/reopen`,
        { reason: 'Again.' },
        { 'if-match': `"${tag}"` },
      );
    const stale = await again(revision - 1);
    const notResolved = await again(revision);
    expect([stale.status, faultsOf(route, stale)]).toEqual([412, []]);
    expect([notResolved.status, faultsOf(route, notResolved)]).toEqual([409, []]);
  });
});
