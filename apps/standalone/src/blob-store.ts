import path from 'node:path';
import { type BlobStore, DiskBlobStore, readS3Settings, S3BlobStore } from '#platform/blob-store';
import { secretIn } from './secret-files.js';
import { type StoreSettings } from './store-settings.js';

/** Where the contents of a home's disk store are. */
export const BLOBS_FOLDER = 'blobs';

/** In S3 where it is set, else below CASELINE_HOME. @throws ConfigError, S3SettingsError */
export async function blobStoreOf(settings: StoreSettings): Promise<BlobStore> {
  if (settings.S3_URL === undefined) {
    return new DiskBlobStore(path.join(settings.CASELINE_HOME, BLOBS_FOLDER));
  }
  return new S3BlobStore(
    readS3Settings(settings.S3_URL, {
      accessKeyId: await secretIn(settings, 'S3_ACCESS_KEY_FILE'),
      secretAccessKey: await secretIn(settings, 'S3_SECRET_KEY_FILE'),
    }),
  );
}
