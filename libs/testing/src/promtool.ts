import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What Prometheus' own tool finds wrong with a scrape; undefined where the tool is not installed. */
export async function promtoolFindings(exposition: string): Promise<string | undefined> {
  const child = spawn('promtool', ['check', 'metrics'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const absent = once(child, 'error').then(() => undefined);
  child.stdin.on('error', () => undefined).end(exposition);
  const findings = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([out, err]) => out + err,
  );
  return Promise.race([absent, findings]);
}
