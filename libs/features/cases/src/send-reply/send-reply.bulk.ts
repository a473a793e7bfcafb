import { bulkForm } from '../case/bulk-form.js';
import { SendReply } from './send-reply.js';
import { SendReplyRequest } from './send-reply.request.js';

export const sendReplyInBulk = bulkForm(
  'send-reply',
  SendReplyRequest,
  (about, request) => new SendReply(about, request),
);
