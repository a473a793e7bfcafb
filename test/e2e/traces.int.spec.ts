import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api } from '../processes/api.js';
import { CaselineProcess } from '../processes/caseline-process.js';
import { eventually } from '../processes/eventually.js';
import { removeHome } from '../processes/temporary-home.js';
import { apiAs } from '../processes/tokens.js';
import { type ReceivedSpan, TraceCollector } from '../processes/trace-collector.js';
import { withdrawalStuck } from '../processes/wallet-events.js';

const FIRST = '0af7651916cd43dd8448eb211c80319c';
const SECOND = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLERS_SPAN = 'b7ad6b7169203331';

describe('a trace', () => {
  let collector: TraceCollector;
  let caseline: CaselineProcess;
  let service: Api;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    const folder = await mkdtemp(path.join(tmpdir(), 'caseline-traced-'));
    caseline = await CaselineProcess.start({
      home: path.join(folder, 'home'),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_BSP_SCHEDULE_DELAY: '50',
      OTEL_SERVICE_NAME: 'caseline-of-this-spec',
    });
    service = await apiAs('service', caseline);
  });

  afterAll(async () => {
    await caseline.terminate();
    await collector.close();
    await removeHome(caseline.home);
  });

  async function publish(event: object, traceId: string): Promise<number> {
    const { status } = await service.post('/v1/wallet-events', event, {
      'content-type': 'application/cloudevents+json',
      traceparent: `00-${traceId}-${CALLERS_SPAN}-01`,
    });
    return status;
  }

  function spansOf(traceId: string, ...names: readonly string[]): Promise<readonly ReceivedSpan[]> {
    return eventually(`the trace shows ${names.join(', ')}`, () => {
      const spans = collector.of(traceId);
      const complete = names.every((name) => spans.some((span) => span.name === name));
      return Promise.resolve(complete ? spans : undefined);
    });
  }

  it('goes from the request through append, policy and case to the timeline', async () => {
    expect(await publish(withdrawalStuck('traced'), FIRST)).toBe(202);
    const spans = await spansOf(FIRST, 'append case', 'project case-timeline');
    const [request] = spans.filter(({ name }) => name === 'POST /v1/wallet-events');
    expect(request?.parentSpanId).toBe(CALLERS_SPAN);

    const lineOf = (name: string): string[] => {
      const line: string[] = [];
      let span = spans.find((each) => each.name === name);
      for (; span; span = spans.find(({ spanId }) => spanId === span?.parentSpanId)) {
        line.unshift(span.name);
      }
      return line;
    };
    const policy = ['POST /v1/wallet-events', 'append walletEvent', 'policy attach-signal'];
    expect(lineOf('append customer')).toEqual([...policy, 'append customer']);
    expect(lineOf('append case')).toEqual([...policy, 'append case']);
    expect(lineOf('project case-timeline')).toEqual([
      ...policy,
      'append case',
      'project case-timeline',
    ]);
    expect(collector.received).toContain('caseline-of-this-spec');
    expect(caseline.output).toContain(`"traceId":"${FIRST}"`);
  });

  it('changes nothing: a repeat with another trace is a repeat', async () => {
    const event = withdrawalStuck('repeated');
    expect(await publish({ ...event, traceparent: `00-${FIRST}-${CALLERS_SPAN}-01` }, FIRST)).toBe(
      202,
    );
    expect(
      await publish({ ...event, traceparent: `00-${SECOND}-${CALLERS_SPAN}-01` }, SECOND),
    ).toBe(202);
    expect(await publish(event, SECOND)).toBe(202);
    await spansOf(SECOND, 'append walletEvent');

    const agent = await apiAs('agent', caseline);
    const open = {
      type: 'complaint',
      customerId: 'cust-traced-2',
      channel: 'hotline',
      description: 'Late',
    };
    const headers = { 'idempotency-key': 'traced-command' };
    const traced = (traceId: string) =>
      agent.post('/v1/cases', open, {
        ...headers,
        traceparent: `00-${traceId}-${CALLERS_SPAN}-01`,
      });
    const [first, again] = [await traced(FIRST), await traced(SECOND)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
  });

  it('holds no personal data', () => {
    for (const personal of ['cust-', 'acct-', 'wd-', '250.00', 'stuck-traced']) {
      expect(collector.received).not.toContain(personal);
    }
  });
});
