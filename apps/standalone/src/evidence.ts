import path from 'node:path';
import {
  CommandScanner,
  type EvidenceOptions,
  type EvidenceScanner,
  HttpScanner,
  NoScan,
} from '#features/cases';
import { type BlobStore, DiskBlobStore, readS3Settings, S3BlobStore } from '#platform/blob-store';
import { type Config } from './config.js';
import { secretIn } from './secret-files.js';

/** Where the contents of a home's disk store are. */
export const BLOBS_FOLDER = 'blobs';

/** In S3 where it is set, else below CASELINE_HOME. @throws ConfigError, S3SettingsError */
export async function blobStoreOf(config: Config): Promise<BlobStore> {
  if (config.S3_URL === undefined) {
    return new DiskBlobStore(path.join(config.CASELINE_HOME, BLOBS_FOLDER));
  }
  return new S3BlobStore(
    readS3Settings(config.S3_URL, {
      accessKeyId: await secretIn(config, 'S3_ACCESS_KEY_FILE'),
      secretAccessKey: await secretIn(config, 'S3_SECRET_KEY_FILE'),
    }),
  );
}

export function evidenceOptions(config: Config): EvidenceOptions {
  return { limits: { maxPixels: config.EVIDENCE_MAX_PIXELS }, scanner: scannerOf(config) };
}

function scannerOf({ EVIDENCE_SCAN: setting }: Config): EvidenceScanner | undefined {
  if (setting === undefined) return undefined;
  if (setting === 'none') return new NoScan();
  const [, command] = /^command:(.*)$/.exec(setting) ?? [];
  return command === undefined ? new HttpScanner(setting) : new CommandScanner(command);
}
