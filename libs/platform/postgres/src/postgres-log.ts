/** Where this library reports what operators should know. Details never carry personal data. */
export interface PostgresLog {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  warn(message: string, details?: Readonly<Record<string, unknown>>): void;
}

export const silentLog: PostgresLog = {
  info: () => undefined,
  warn: () => undefined,
};
