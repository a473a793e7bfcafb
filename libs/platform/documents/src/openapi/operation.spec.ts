import { describe, expect, it } from '@jest/globals';
import { tagsOf } from './operation.js';

describe('the tags of an API', () => {
  it('begin with what it is for, each once', () => {
    const paths = [
      '/docs',
      '/docs/style.css',
      '/health/live',
      '/openapi.json',
      '/schemas/:name',
      '/v1/cases',
      '/v1/cases/:caseId/notes',
      '/v1/wallet-events',
    ];
    expect(tagsOf(paths)).toEqual(['cases', 'wallet-events', 'documents', 'health']);
  });
});
