import 'reflect-metadata';
import path from 'node:path';
import { Expose, Transform } from 'class-transformer';
import { IsOptional, IsString, Matches } from 'class-validator';
import { toDefault } from './config-rules.js';
import { ListenAddress } from './listen-address.js';
import { readSettings } from './read-settings.js';

export const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43,}={0,2}$/;

/** Where everything is kept, and what opens it: all that the commands that move logs and data need. */
export class StoreSettings extends ListenAddress {
  /** Folder of the data and the keys; relative to where the command runs. */
  @Expose()
  @toDefault('.caseline')
  @Transform(({ value }: { value: string }) => path.resolve(value))
  CASELINE_HOME!: string;

  @Expose()
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, {
    message:
      'DATABASE_URL starts with postgresql://, e.g. postgresql://user:password@host:5432/caseline.',
  })
  DATABASE_URL?: string;

  /** File that holds nothing but the password of the database, instead of one in DATABASE_URL. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  DATABASE_PASSWORD_FILE?: string;

  /** An EventStoreDB (KurrentDB) that holds the event log; without it PostgreSQL does. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @Matches(/^(kurrentdb|esdb)(\+discover)?:\/\//, {
    message:
      'KURRENTDB_URL starts with kurrentdb:// or kurrentdb+discover://, e.g. kurrentdb://localhost:2113?tls=false.',
  })
  KURRENTDB_URL?: string;

  /** Keeps this log apart from others on the same EventStoreDB. */
  @Expose()
  @toDefault('caseline')
  @Matches(/^\w{1,64}$/, {
    message: 'KURRENTDB_NAMESPACE is 1 to 64 letters, digits and _ (ASCII), e.g. caseline_staging.',
  })
  KURRENTDB_NAMESPACE!: string;

  /** PEM file of the authority that signed the certificates of EventStoreDB. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  KURRENTDB_CA_FILE?: string;

  /** Files that hold nothing but the user and the password, instead of both in KURRENTDB_URL. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  KURRENTDB_USER_FILE?: string;

  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  KURRENTDB_PASSWORD_FILE?: string;

  /** Base64 of 32 bytes or more; without it one is made and kept in CASELINE_HOME. */
  @Expose()
  @IsOptional()
  @Matches(BASE64_OF_32_BYTES, {
    message:
      'INSTALLATION_SECRET is base64 of 32 bytes or more, e.g. from `openssl rand -base64 32`.',
  })
  INSTALLATION_SECRET?: string;

  /** File that holds it, instead of INSTALLATION_SECRET. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  INSTALLATION_SECRET_FILE?: string;

  /** A bucket that keeps evidence; without it CASELINE_HOME does. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @Matches(/^https?:\/\//, {
    message:
      'S3_URL is the address of a bucket, e.g. https://s3.eu-central-1.amazonaws.com/bucket?region=eu-central-1.',
  })
  S3_URL?: string;

  /** Files that hold nothing but the access key and its secret, instead of both in S3_URL. */
  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  S3_ACCESS_KEY_FILE?: string;

  @Expose()
  @toDefault(undefined)
  @IsOptional()
  @IsString()
  S3_SECRET_KEY_FILE?: string;
}

/** @throws ConfigError with a sentence for each wrong setting. */
export function readStoreSettings(environment: NodeJS.ProcessEnv): StoreSettings {
  return readSettings(StoreSettings, environment);
}
