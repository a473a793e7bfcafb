import { type JsonSchema, SchemaCollection } from '#platform/json-schema';
import { type Channel, type ChannelMessage, type PublishedApi } from '../documents.js';

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly [member: string]: unknown;
  readonly channels: Readonly<Record<string, object>>;
  readonly operations: Readonly<Record<string, object>>;
  readonly components: {
    readonly messages: Readonly<Record<string, object>>;
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

/** What goes in and out as messages, as AsyncAPI 3. A broker will be one more server, and one more binding. */
export function asyncApiOf({
  title,
  version,
  description,
  channels,
}: PublishedApi): AsyncApiDocument {
  const schemas = new SchemaCollection((name) => `#/components/schemas/${name}`);
  const messages = new Map(
    channels.flatMap((channel) => channel.messages).map((message) => messageOf(message, schemas)),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title,
      version,
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    id: 'urn:caseline',
    defaultContentType: 'application/json',
    servers: {
      http: {
        host: 'localhost:3000',
        protocol: 'http',
        description: 'Caseline itself; give it the host and port where yours listens.',
        security: [{ $ref: '#/components/securitySchemes/bearer' }],
      },
    },
    channels: Object.fromEntries(channels.map((channel) => [channel.id, channelOf(channel)])),
    operations: Object.fromEntries(
      channels.map((channel) => [operationId(channel), operationOf(channel)]),
    ),
    components: {
      messages: Object.fromEntries(messages),
      schemas: schemas.schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function messageOf(
  { contract, title, mediaType }: ChannelMessage,
  schemas: SchemaCollection,
): readonly [string, object] {
  return [
    contract.name,
    {
      name: contract.name,
      title,
      contentType: mediaType,
      payload: schemas.refTo(contract),
      examples: [{ name: 'example', payload: contract.example }],
    },
  ];
}

function channelOf({ address, title, description, parameters = {}, messages }: Channel): object {
  return {
    address,
    title,
    description,
    servers: [{ $ref: '#/servers/http' }],
    ...(Object.keys(parameters).length > 0 && {
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, text]) => [name, { description: text }]),
      ),
    }),
    messages: Object.fromEntries(
      messages.map(({ contract: { name } }) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
  };
}

/** Caseline receives what is posted to it, and sends what others fetch as a stream. */
function operationOf({ id, title, method, messages }: Channel): object {
  return {
    action: method === 'POST' ? 'receive' : 'send',
    channel: { $ref: `#/channels/${id}` },
    title,
    bindings: { http: { method } },
    messages: messages.map(({ contract: { name } }) => ({
      $ref: `#/channels/${id}/messages/${name}`,
    })),
  };
}

function operationId({ id, method }: Channel): string {
  return `${method === 'POST' ? 'receive' : 'send'}${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}
