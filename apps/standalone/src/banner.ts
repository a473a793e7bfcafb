import path from 'node:path';
import { styleText } from 'node:util';
import { exampleWalletEvent } from '#contracts';

/** What a newcomer sees when Caseline is ready: where it is, and three commands to paste. */
export function banner(url: string, home: string, colours: boolean, now: Date): string {
  // Of today: what was requested long ago would be overdue, and escalated, before anybody has seen it.
  const time = now.toISOString();
  const event = exampleWalletEvent('wallet.WithdrawalStuck.v1', {
    time,
    data: { requestedAt: time },
  });
  // The other terminal has not our settings.
  const setting = home === path.resolve('.caseline') ? '' : `CASELINE_HOME='${home}' `;
  const token = (role: string): string => `$(${setting}npm run --silent token -- ${role})`;
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colours ? styleText(style, text) : text;
  const comment = (text: string): string => paint('dim', `  # ${text}`);
  return [
    '',
    `  ${paint('bold', 'Caseline is ready')}`,
    '',
    `  API   ${url}`,
    `  Docs  ${url}/docs`,
    `  Data  ${home}`,
    '',
    `  In another terminal, in this folder:`,
    '',
    comment('1. a wallet service publishes that a withdrawal is stuck'),
    `  curl -sS ${url}/v1/wallet-events \\`,
    `    -H "Authorization: Bearer ${token('service')}" \\`,
    `    -H 'Content-Type: application/cloudevents+json' -d '${JSON.stringify(event)}'`,
    '',
    comment('2. an agent finds the case'),
    `  AUTH="Authorization: Bearer ${token('agent')}"; CASE=$(curl -sS -H "$AUTH" \\`,
    `    "${url}/v1/cases?customerId=${event.data.customerId}" | grep -o '"caseId":"[^"]*"' | head -1 | cut -d'"' -f4); echo "$CASE"`,
    '',
    comment('3. and follows its timeline, live (Ctrl-C ends it)'),
    `  curl -NsS -H "$AUTH" -H 'Accept: text/event-stream' ${url}/v1/cases/$CASE/timeline`,
    '',
    comment('or watch ten kinds of trouble being worked, in half a minute'),
    `  ${setting}npm run demo -- --url ${url}`,
    '',
    '',
  ].join('\n');
}
