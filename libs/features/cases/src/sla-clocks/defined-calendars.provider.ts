import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SLA_SETTINGS } from '../case-clock/case-clocks.provider.js';
import { type SlaSettings } from '../case-clock/sla-settings.js';
import { RecordedCalendars } from './recorded-calendars.provider.js';

/**
 * Calendars are configuration. What they were at any time stands in the log, so that a deadline can be explained; that
 * one has changed is an event, which is answered once, however many processes start with it.
 */
@Injectable()
export class DefinedCalendars implements OnApplicationBootstrap {
  constructor(
    private readonly recorded: RecordedCalendars,
    @Inject(SLA_SETTINGS) private readonly settings: SlaSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const calendar of this.settings.calendars.values()) await this.recorded.define(calendar);
  }
}
