import { type IdentityEvent } from '../../case/case-events.js';
import { type WordsFor } from './words.js';

export const identityWords: WordsFor<IdentityEvent> = {
  IdentityVerified: ({ method, channel }) => `identity verified by ${method}, on ${channel}`,
  IdentityVerificationFailed: ({ method, channel }) =>
    `identity not verified: ${method} failed, on ${channel}`,
};
