import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A span as it comes over OTLP/HTTP in JSON. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
}

interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

/** What OpenTelemetry's collector is to Caseline: it takes spans at /v1/traces. */
export class TraceCollector {
  readonly #spans: ReceivedSpan[] = [];
  #bytes = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TraceCollector> {
    const server = createServer();
    const collector = new TraceCollector(server);
    server.on('request', (request, response) => {
      void buffer(request).then((body) => {
        const known = request.method === 'POST' && request.url === '/v1/traces';
        if (known) collector.#take(body.toString());
        response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return collector;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Everything that was sent, as it came. */
  get received(): string {
    return this.#bytes;
  }

  of(traceId: string): readonly ReceivedSpan[] {
    return this.#spans.filter((span) => span.traceId === traceId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  #take(body: string): void {
    this.#bytes += body;
    const { resourceSpans } = JSON.parse(body) as ExportRequest;
    for (const { scopeSpans } of resourceSpans) {
      for (const { spans } of scopeSpans) this.#spans.push(...spans);
    }
  }
}
