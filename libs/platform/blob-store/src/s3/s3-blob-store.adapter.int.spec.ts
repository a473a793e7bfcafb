import { AwsClient } from 'aws4fetch';
import { describeBlobStore } from '#testing';
import { S3BlobStore } from './s3-blob-store.adapter.js';
import { readS3Settings } from './s3-settings.js';

const { S3_URL: address } = process.env;

// A bucket that may hold anything else.
describeBlobStore('S3', {
  missing:
    address === undefined
      ? 'S3_URL names no bucket, with key and secret (https://KEY:SECRET@host/bucket)'
      : undefined,
  start: () => {
    const settings = readS3Settings(address ?? '');
    const client = new AwsClient({ ...settings, service: 's3' });
    return Promise.resolve({
      open: () => Promise.resolve(new S3BlobStore(settings)),
      tamper: async (hash, bytes) => {
        const body = new Uint8Array(bytes);
        const put = await client.fetch(new URL(hash, settings.base), { method: 'PUT', body });
        if (!put.ok) throw new Error(`The bucket answered ${put.status}.`);
      },
      stop: () => Promise.resolve(),
    });
  },
});
