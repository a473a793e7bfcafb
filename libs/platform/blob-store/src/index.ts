export { type BlobHash, blobHashOf } from './blob-hash.js';
export { BLOB_STORE, type BlobStore } from './blob-store.js';
export { BlobMissingError, BlobStoreUnavailableError, DamagedBlobError } from './errors.js';
export { DiskBlobStore } from './disk/disk-blob-store.adapter.js';
export { S3BlobStore, type S3BlobStoreOptions } from './s3/s3-blob-store.adapter.js';
export {
  type S3Credentials,
  readS3Settings,
  type S3Settings,
  S3SettingsError,
} from './s3/s3-settings.js';
