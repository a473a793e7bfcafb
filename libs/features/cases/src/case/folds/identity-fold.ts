import { type IdentityEvent } from '../case-events.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const identityFold: FoldOf<IdentityEvent> = {
  IdentityVerified: (overview, { data }) => ({
    ...workedOn(overview),
    identity: {
      ...overview.identity,
      state: 'verified',
      methods: [...new Set([...overview.identity.methods, data.method])],
    },
  }),
  IdentityVerificationFailed: (overview) => ({
    ...workedOn(overview),
    identity: {
      ...overview.identity,
      state: 'failed',
      methods: [],
      failures: overview.identity.failures + 1,
    },
  }),
};
