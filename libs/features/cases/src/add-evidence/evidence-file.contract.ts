import { type Contract } from '#platform/json-schema';

/** The file itself is the body: its bytes, not a form and not base64. */
export const evidenceFileContract: Contract = {
  name: 'EvidenceFile',
  direction: 'in',
  example: '(the bytes of the file)',
  build: () => ({
    type: 'string',
    format: 'binary',
    description: 'The bytes of a JPEG, PNG, WebP or PDF.',
  }),
};
