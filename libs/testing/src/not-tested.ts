/** Names a suite whose server is not there, and says so aloud: Jest's short report keeps silent about it. */
export function notTested(suite: string, reason: string): string {
  const notice = `${suite} NOT TESTED: ${reason}`;
  process.stderr.write(`${notice}\n`);
  return notice;
}
