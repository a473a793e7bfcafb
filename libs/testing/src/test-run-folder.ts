/** The folder that all specs of the run share; the run's end stops the servers there and removes it. */
export function testRunFolder(): string {
  const { CASELINE_TEST_RUN: run } = process.env;
  if (run === undefined) throw new Error('Specs that need a database run under Jest (npm test).');
  return run;
}
