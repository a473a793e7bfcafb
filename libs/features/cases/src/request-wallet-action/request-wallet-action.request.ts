import { IsBoolean, IsString, Matches } from 'class-validator';
import { PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { type WalletActionParameters } from '../case/case-events.js';
import { type WalletActionWish } from './request-wallet-action.js';
import { AreTextsByName } from './texts-by-name.decorator.js';

@PublishedAs<RequestWalletActionRequest>({
  direction: 'in',
  example: {
    action: 'ReinitiateWithdrawal',
    stepId: 're-initiate',
    parameters: { route: 'same-bank' },
    atCustomersWish: false,
  },
})
export class RequestWalletActionRequest implements WalletActionWish {
  @Describe('One of the wallet actions of the case’s playbook.')
  @Matches(/^[A-Z][A-Za-z0-9]{0,63}$/, { message: '$property is the name of a wallet action' })
  @IsString()
  action!: string;

  @Describe('The step that it completes; without it, the one that asks for this action.')
  @MayBeLeftOut()
  @Matches(/^[a-z][a-z0-9-]{0,63}$/, { message: '$property is the id of a step' })
  @IsString()
  stepId?: string;

  @PersonalData()
  @Describe('What the wallet has to know beside the action.')
  @MayBeLeftOut()
  @AreTextsByName()
  parameters?: WalletActionParameters;

  @Describe(
    'A person wishes it, whose identity is verified first. Left out: yes, unless it is safe.',
  )
  @MayBeLeftOut()
  @IsBoolean()
  atCustomersWish?: boolean;
}
