import { type Situation } from './situation.js';
import accountLocked from './situations/account-locked.situation.js';
import complaint from './situations/complaint.situation.js';
import lateNews from './situations/late-news.situation.js';
import payment from './situations/payment.situation.js';
import paymentNotReceived from './situations/payment-not-received.situation.js';
import refund from './situations/refund.situation.js';
import suspiciousActivity from './situations/suspicious-activity.situation.js';
import technical from './situations/technical.situation.js';
import topUp from './situations/top-up.situation.js';
import withdrawal from './situations/withdrawal.situation.js';

/** In the order in which they are played. */
export const situations: readonly Situation[] = [
  topUp,
  lateNews,
  withdrawal,
  payment,
  paymentNotReceived,
  accountLocked,
  suspiciousActivity,
  refund,
  complaint,
  technical,
];
