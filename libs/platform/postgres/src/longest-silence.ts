/**
 * For how long a session may keep silent while others wait for it: with a transaction open, or with
 * leases held. Then PostgreSQL ends it, as nobody else can tell that its process is frozen or its machine
 * gone. Short enough that another process has taken over within 5 s; a process that is only busy for so
 * long takes its leases anew.
 */
export const LONGEST_SILENCE_MS = 3_500;
