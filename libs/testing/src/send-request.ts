import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface RequestToSend {
  readonly url: string;
  readonly method: string;
  /** An array sends a header several times. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Uint8Array;
  /** Decides about connections; each request has one of its own by default. */
  readonly agent?: Agent;
}

export interface ReceivedAnswer<Body> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}

/** For what `fetch` cannot do: headers that come twice, missing ones, and chosen connections. */
export function sendRequest<Body>(toSend: RequestToSend): Promise<ReceivedAnswer<Body>> {
  const { url, method, headers, body, agent } = toSend;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: agent ?? false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: JSON.parse(Buffer.concat(chunks).toString()) as Body,
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
