import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { METRICS, type Metrics } from '#platform/observability';
import { type Lag } from './lag.js';
import { ParkedEvents } from './parked-events.adapter.js';
import { SubscriptionCatalogue } from './subscription-catalogue.provider.js';
import { SubscriptionLags } from './subscription-lags.js';

/** Lag and parked events, of all policies and projections, whichever process runs them. */
@Injectable()
export class ProjectionMetrics implements OnModuleInit {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    private readonly catalogue: SubscriptionCatalogue,
    private readonly lags: SubscriptionLags,
    private readonly parked: ParkedEvents,
  ) {}

  onModuleInit(): void {
    const labels = ['subscription'];
    this.metrics.gauge(
      {
        name: 'caseline_projection_lag_events',
        help: 'Events that a projection or policy has not handled yet; beyond 1,000 an estimate.',
        labels,
      },
      () => this.#ofEach(({ events }) => events),
    );
    this.metrics.gauge(
      {
        name: 'caseline_projection_lag_seconds',
        help: 'For how long the oldest of them has been in the log.',
        labels,
      },
      () => this.#ofEach(({ seconds }) => seconds),
    );
    this.metrics.gauge(
      {
        name: 'caseline_parked_events',
        help: 'Events that wait as they, or earlier ones, could not be digested.',
        labels,
      },
      async () => {
        const counts = await this.parked.counts();
        const names = this.catalogue.subscriptions().map(({ name }) => name);
        return names.map((subscription) => [{ subscription }, counts.get(subscription) ?? 0]);
      },
    );
  }

  #ofEach(figure: (lag: Lag) => number) {
    return Promise.all(
      this.catalogue.subscriptions().map(async (subscription) => {
        const lag = await this.lags.of(subscription);
        return [{ subscription: subscription.name }, figure(lag)] as const;
      }),
    );
  }
}
