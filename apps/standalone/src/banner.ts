import { styleText } from 'node:util';

/** What a newcomer sees when Caseline is ready: where it is, and three commands to paste. */
export function banner(url: string, home: string, colours: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colours ? styleText(style, text) : text;
  const comment = (text: string): string => paint('dim', `  # ${text}`);
  return [
    '',
    `  ${paint('bold', 'Caseline is ready')}`,
    '',
    `  API   ${url}`,
    `  Data  ${home}`,
    '',
    `  In another terminal, in this folder:`,
    '',
    comment('1. a wallet service publishes that a withdrawal is stuck'),
    `  curl -sS ${url}/v1/wallet-events \\`,
    `    -H "Authorization: Bearer $(npm run --silent token -- service)" \\`,
    `    -H 'Content-Type: application/cloudevents+json' -d '${JSON.stringify(exampleEvent)}'`,
    '',
    comment('2. an agent finds the case'),
    `  AUTH="Authorization: Bearer $(npm run --silent token -- agent)"; CASE=$(curl -sS -H "$AUTH" \\`,
    `    "${url}/v1/cases?customerId=${exampleEvent.data.customerId}" | grep -o '"caseId":"[^"]*"' | head -1 | cut -d'"' -f4); echo "$CASE"`,
    '',
    comment('3. and follows its timeline, live (Ctrl-C ends it)'),
    `  curl -NsS -H "$AUTH" -H 'Accept: text/event-stream' ${url}/v1/cases/$CASE/timeline`,
    '',
    comment('or watch an hour of a wallet in half a minute'),
    `  npm run demo`,
    '',
    '',
  ].join('\n');
}

const exampleEvent = {
  specversion: '1.0',
  type: 'wallet.WithdrawalStuck.v1',
  source: '/wallet/withdrawals',
  id: 'evt-1',
  subject: 'acct-4821',
  data: {
    customerId: 'cust-4821',
    accountId: 'acct-4821',
    transactionId: 'wd-77',
    amount: '250.00',
    currency: 'CNY',
    reasonCode: 'bank-timeout',
  },
} as const;
