import { IsIn } from 'class-validator';
import { Describe } from '#platform/json-schema';
import { TransactionData } from './wallet-event-data.js';

export const paymentKinds = ['payment', 'transfer', 'bill'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Money that an account pays. */
export abstract class PaymentData extends TransactionData {
  @Describe('A payment to a merchant, a transfer to a person, or the payment of a bill.')
  @IsIn(paymentKinds)
  readonly kind!: PaymentKind;
}
