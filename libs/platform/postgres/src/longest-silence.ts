/**
 * For how long a session may keep silent while others wait for it: with a transaction open, or with
 * leases held. Then PostgreSQL ends it, as nobody else can tell that its process is frozen or its machine
 * gone. Twice the heartbeat of a dedicated connection; no page of ours computes for so long between two
 * statements, and one that does is only taken anew.
 */
export const LONGEST_SILENCE_MS = 20_000;
