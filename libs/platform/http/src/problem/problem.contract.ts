import { type Contract } from '#platform/json-schema';
import { type ProblemDetails } from './problem-details.js';

const example: ProblemDetails = {
  type: 'urn:caseline:problem:case-changed',
  title: 'Case changed',
  status: 412,
  detail:
    'The case has changed since you looked: it is now at revision 4. Look at it again, then repeat the request with its present ETag.',
  code: 'case-changed',
  instance: 'urn:caseline:request:5f0c9e0e-6a3c-4a57-9d57-0d6a9f4b7d11',
  currentRevision: 4,
};

const text = { type: 'string', minLength: 1 };

/** What every refusal is answered with. */
export const problemContract: Contract = {
  name: 'ProblemDetails',
  direction: 'out',
  example,
  build: () => ({
    description: 'Problem details (RFC 9457). Programs decide by `code`; texts may change.',
    type: 'object',
    properties: {
      type: { ...text, description: 'A URI made of the code.' },
      title: { ...text, description: 'The same for every occurrence.' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { ...text, description: 'What was wrong this time, and what to do.' },
      code: { ...text, pattern: '^[a-z][a-z0-9-]*$', description: 'Stable.' },
      instance: { ...text, description: 'Names the request: its X-Correlation-Id.' },
      errors: {
        description: 'What is wrong with a body or with parameters, and where.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            pointer: { type: 'string', description: 'JSON Pointer into the body.' },
            parameter: { type: 'string', description: 'Name of a parameter.' },
            message: text,
          },
          required: ['message'],
        },
      },
      rule: { ...text, description: 'The rule of the domain that forbids it now.' },
      remedy: { ...text, description: 'What would satisfy the rule.' },
      currentRevision: { type: 'integer', minimum: 0, description: 'Of the case that changed.' },
      caseStatus: { ...text, description: 'Of the case that the rule is about.' },
      caseId: { ...text, description: 'The case that there is already.' },
      allowedRoles: { type: 'array', items: text },
      checks: { type: 'object', description: 'What is not ready, and why.' },
    },
    required: ['type', 'title', 'status', 'detail', 'code'],
  }),
};
