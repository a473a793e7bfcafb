import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { actorOf, type Caller, CurrentCaller } from '#platform/http';
import { type CaseWalletAction } from '../case/wallet-actions.js';
import {
  answered,
  AnsweredWalletActionResponse,
} from '../wallet-actions/answered-wallet-action.response.js';
import { ActionId, WalletAnswerRoute } from '../wallet-actions/wallet-answer-route.decorator.js';
import { RejectWalletAction } from './reject-wallet-action.handler.js';
import { RejectWalletActionRequest } from './reject-wallet-action.request.js';

@Controller('v1/wallet-actions/:actionId/reject')
export class RejectWalletActionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @WalletAnswerRoute('Reject a wallet action')
  async reject(
    @ActionId() actionId: string,
    @Body() { reasonCode, text }: RejectWalletActionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<AnsweredWalletActionResponse> {
    const command = new RejectWalletAction(actorOf(caller), { actionId, reasonCode, text });
    return answered(await this.commands.execute<RejectWalletAction, CaseWalletAction>(command));
  }
}
