import { describe, expect, it } from '@jest/globals';
import { readS3Settings } from './s3-settings.js';

describe('readS3Settings', () => {
  it('reads address, region, key and secret', () => {
    expect(
      readS3Settings('https://KEY:a%2Fb%2Bc@s3.example.com:9000/bucket/evidence?region=eu-west-3'),
    ).toEqual({
      base: new URL('https://s3.example.com:9000/bucket/evidence/'),
      region: 'eu-west-3',
      accessKeyId: 'KEY',
      secretAccessKey: 'a/b+c',
    });
  });

  it('takes key and secret from beside the address', () => {
    const given = { accessKeyId: 'KEY', secretAccessKey: 'secret' };
    expect(readS3Settings('http://127.0.0.1:9000/bucket/', given)).toEqual({
      base: new URL('http://127.0.0.1:9000/bucket/'),
      region: 'us-east-1',
      ...given,
    });
  });

  it.each([
    ['bucket', 'is the address of a bucket'],
    ['ftp://KEY:secret@host/bucket', 'is the address of a bucket'],
    ['https://host/bucket', 'needs an access key and its secret'],
    ['https://KEY@host/bucket', 'needs an access key and its secret'],
    ['https://KEY:hush@host/bucket?acl=public', 'no parameter but region'],
  ])('says what is wrong with %s, and no secret', (address, sentence) => {
    let message = '';
    try {
      readS3Settings(address);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(sentence);
    expect(message).not.toMatch(/secret@|hush/);
  });
});
