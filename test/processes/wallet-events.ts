/** A withdrawal that is stuck, as a wallet service reports it. */
export function withdrawalStuck(number: number | string, id = `stuck-${number}`): object {
  return {
    specversion: '1.0',
    type: 'wallet.WithdrawalStuck.v1',
    source: 'urn:wallet:withdrawals',
    id,
    subject: `acct-${number}`,
    time: '2026-11-20T09:15:00Z',
    data: {
      customerId: `cust-${number}`,
      accountId: `acct-${number}`,
      transactionId: `wd-${number}`,
      amount: '250.00',
      currency: 'CNY',
      reasonCode: 'bank-timeout',
    },
  };
}
