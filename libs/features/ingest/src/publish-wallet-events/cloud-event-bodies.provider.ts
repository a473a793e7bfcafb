import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance } from 'fastify';
import { BATCH, STRUCTURED } from './content-mode.js';

const MAX_STRUCTURED_BYTES = 1024 * 1024;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** Leaves the bodies of CloudEvents to the route: one bad event must not spoil the reading of a batch. */
@Injectable()
export class CloudEventBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    takeBytes(fastify, STRUCTURED, MAX_STRUCTURED_BYTES);
    takeBytes(fastify, BATCH, MAX_BATCH_BYTES);
  }
}

function takeBytes(fastify: FastifyInstance, mediaType: string, bodyLimit: number): void {
  const options = { parseAs: 'buffer' as const, bodyLimit };
  fastify.addContentTypeParser(mediaType, options, (request, body: Buffer, done) => {
    request.rawBody = body;
    done(null, undefined);
  });
}
