import { applyDecorators, HttpCode, Param } from '@nestjs/common';
import { Documented, documentPathParameter, Roles } from '#platform/http';
import { AnsweredWalletActionResponse } from './answered-wallet-action.response.js';

/** An answer of the wallet. The action's id is its idempotency key, so it needs no other. */
export const WalletAnswerRoute = (summary: string) =>
  applyDecorators(
    HttpCode(200),
    Roles('service'),
    Documented({
      summary,
      description:
        'The same answer again changes nothing and is answered as the first time. One that comes after the time was up counts.',
      answers: { 200: { description: 'The action.', body: AnsweredWalletActionResponse } },
      refusals: {
        404: ['wallet-action-not-found'],
        409: ['wallet-action-answered'],
        503: ['event-store-unavailable'],
      },
    }),
  );

/** The wallet action that the path names. */
export const ActionId = (): ParameterDecorator => (prototype, method, index) => {
  Param('actionId')(prototype, method, index);
  documentPathParameter('actionId', {
    description: 'Id of the wallet action.',
    schema: { type: 'string' },
    example: '8d7a5b1e-93a0-5c1f-b1d4-5e0f6c7a2b90',
  })(prototype, method, index);
};
