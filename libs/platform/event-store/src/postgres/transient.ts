/** Until the postgres library has its own. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08|57P0|53|40)/.test(code) ||
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code) ||
    /Connection terminated|Query read timeout|timeout exceeded|connection error/i.test(
      error.message,
    )
  );
}
