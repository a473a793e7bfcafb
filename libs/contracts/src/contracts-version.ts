/**
 * Of everything that is published, by semantic versioning. `npm run contracts -- accept` compares it with the
 * recorded one: what breaks the other side needs the next major version.
 */
export const CONTRACTS_VERSION = '2.0.0';
