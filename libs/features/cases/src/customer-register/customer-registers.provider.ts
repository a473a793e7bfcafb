import { type Provider } from '@nestjs/common';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK } from '#platform/kernel';
import { caseEventVersions } from '../case/event-versions.js';
import { type RegisterEvent } from './register-events.js';
import { registerDecider } from './register-decider.js';
import { type CustomerRegister } from './register.js';

/** Decides in the streams of customers. One for the process, as it keeps their states in memory. */
export type CustomerRegisters = DecisionHandler<CustomerRegister, RegisterEvent>;

export const CUSTOMER_REGISTERS = Symbol('CustomerRegisters');

export const customerRegistersProvider: Provider = {
  provide: CUSTOMER_REGISTERS,
  inject: [EVENT_STORE, CLOCK],
  useFactory: (store: EventStore, clock: Clock): CustomerRegisters =>
    new DecisionHandler(store, registerDecider, { clock, schemaVersions: caseEventVersions }),
};
