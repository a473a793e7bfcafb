/** Where an S3-compatible store keeps our contents, and who we are to it. */
export interface S3Settings {
  /** Address of the bucket, and what all names begin with: https://host/bucket/prefix/ */
  readonly base: URL;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A setting that cannot be used; the message says what to set, and no secret. */
export class S3SettingsError extends Error {
  override readonly name = 'S3SettingsError';
}

/** What may stand outside the address. */
export interface S3Credentials {
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
}

const EXAMPLE = 'https://s3.eu-central-1.amazonaws.com/bucket/evidence?region=eu-central-1';

/**
 * Reads `https://KEY:SECRET@host/bucket/prefix?region=…`, in which key and secret may be left out when they
 * are given beside it.
 *
 * @throws S3SettingsError
 */
export function readS3Settings(address: string, given: S3Credentials = {}): S3Settings {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new S3SettingsError(`S3_URL is the address of a bucket, e.g. ${EXAMPLE}.`);
  }
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'region');
  if (unknown !== undefined) throw new S3SettingsError('S3_URL takes no parameter but region.');
  const accessKeyId = given.accessKeyId ?? decodeURIComponent(url.username);
  const secretAccessKey = given.secretAccessKey ?? decodeURIComponent(url.password);
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new S3SettingsError(
      'S3_URL needs an access key and its secret: S3_ACCESS_KEY_FILE and S3_SECRET_KEY_FILE name their files, ' +
        'or both stand in the address, percent-encoded: https://KEY:SECRET@host/bucket.',
    );
  }
  return {
    base: baseOf(url),
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId,
    secretAccessKey,
  };
}

function baseOf({ origin, pathname }: URL): URL {
  return new URL(pathname.endsWith('/') ? pathname : `${pathname}/`, origin);
}
