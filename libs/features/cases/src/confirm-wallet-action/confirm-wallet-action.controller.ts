import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { actorOf, type Caller, CurrentCaller } from '#platform/http';
import { type CaseWalletAction } from '../case/wallet-actions.js';
import {
  answered,
  AnsweredWalletActionResponse,
} from '../wallet-actions/answered-wallet-action.response.js';
import { ActionId, WalletAnswerRoute } from '../wallet-actions/wallet-answer-route.decorator.js';
import { ConfirmWalletAction } from './confirm-wallet-action.handler.js';
import { ConfirmWalletActionRequest } from './confirm-wallet-action.request.js';

@Controller('v1/wallet-actions/:actionId/confirm')
export class ConfirmWalletActionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @WalletAnswerRoute('Confirm a wallet action')
  async confirm(
    @ActionId() actionId: string,
    @Body() { reference }: ConfirmWalletActionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<AnsweredWalletActionResponse> {
    const command = new ConfirmWalletAction(actorOf(caller), { actionId, reference });
    return answered(await this.commands.execute<ConfirmWalletAction, CaseWalletAction>(command));
  }
}
