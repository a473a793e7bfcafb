import { Readable } from 'node:stream';
import { type ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { type BlobHash, blobHashOf, requireBlobHash } from '../blob-hash.js';
import { type BlobStore } from '../blob-store.js';
import { BlobMissingError, BlobStoreUnavailableError } from '../errors.js';
import { verifiedContent } from '../verified-content.js';
import { type S3Settings } from './s3-settings.js';

export interface S3BlobStoreOptions {
  /** How long a request may take until its answer begins; 30 s by default. */
  readonly patienceMilliseconds?: number;
}

const EMPTY_HASH = blobHashOf(new Uint8Array());

/** Busy servers are asked so often again, with growing pauses. */
const RETRIES = 3;

interface Sent {
  readonly content?: Uint8Array<ArrayBuffer>;
  /** Signed with the rest: the store refuses another content. */
  readonly contentHash?: BlobHash;
}

/** Contents as objects of a bucket. Needs the rights to get, put, delete and list (or a missing object is a 403). */
export class S3BlobStore implements BlobStore {
  readonly #client: AwsClient;
  readonly #patience: number;

  constructor(
    private readonly settings: S3Settings,
    options: S3BlobStoreOptions = {},
  ) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.#client = new AwsClient({
      ...{ accessKeyId, secretAccessKey, region },
      service: 's3',
      retries: RETRIES,
    });
    this.#patience = options.patienceMilliseconds ?? 30_000;
  }

  async put(content: Uint8Array): Promise<BlobHash> {
    // A copy: the caller may go on with its bytes while a request is repeated.
    const kept = new Uint8Array(content);
    const hash = blobHashOf(kept);
    const answer = await this.#ask('PUT', hash, { content: kept, contentHash: hash });
    await requireSuccess(answer);
    await drain(answer);
    return hash;
  }

  async get(hash: BlobHash): Promise<Readable> {
    const answer = await this.#ask('GET', hash);
    if (answer.status === 404) {
      await drain(answer);
      throw new BlobMissingError();
    }
    await requireSuccess(answer);
    const body = answer.body as ReadableStream<Uint8Array> | null;
    return verifiedContent(body ? Readable.fromWeb(body) : Readable.from([]), hash);
  }

  async exists(hash: BlobHash): Promise<boolean> {
    const answer = await this.#ask('HEAD', hash);
    if (answer.status === 404) return false;
    await requireSuccess(answer);
    return true;
  }

  async delete(hash: BlobHash): Promise<void> {
    const answer = await this.#ask('DELETE', hash);
    if (answer.status !== 404) await requireSuccess(answer);
    await drain(answer);
  }

  async #ask(method: string, hash: BlobHash, sent: Sent = {}): Promise<Response> {
    const address = new URL(requireBlobHash(hash), this.settings.base);
    const given = new AbortController();
    const timer = setTimeout(() => {
      given.abort();
    }, this.#patience);
    try {
      return await this.#client.fetch(address, {
        method,
        headers: { 'x-amz-content-sha256': sent.contentHash ?? EMPTY_HASH },
        ...(sent.content && { body: sent.content }),
        // A redirect leads to another server, for which nothing was signed.
        redirect: 'error',
        signal: given.signal,
      });
    } catch (error) {
      const reason = given.signal.aborted ? 'it does not answer' : 'it cannot be reached';
      throw new BlobStoreUnavailableError(reason, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function requireSuccess(answer: Response): Promise<void> {
  if (answer.ok) return;
  const text = await answer.text().catch(() => '');
  const code = /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1];
  const named = code === undefined ? '' : ` ${code}`;
  throw new BlobStoreUnavailableError(`it answered ${answer.status}${named}`);
}

/** An answer that is not read keeps its connection. */
async function drain(answer: Response): Promise<void> {
  await answer.body?.cancel().catch(() => undefined);
}
