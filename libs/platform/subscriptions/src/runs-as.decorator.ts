import { DiscoveryService } from '@nestjs/core';

/** Marks a provider that is a `Policy`; `SubscriptionsModule` finds and runs it. */
export const RunsAsPolicy = DiscoveryService.createDecorator();

/** Marks a provider that is a `Projector`; `SubscriptionsModule` finds and runs it. */
export const RunsAsProjector = DiscoveryService.createDecorator();
