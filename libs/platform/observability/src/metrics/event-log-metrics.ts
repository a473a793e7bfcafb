import { DURATION_BUCKETS, SIZE_BUCKETS } from './duration-buckets.js';
import { type Metrics } from './metrics.js';

/** The observer that an event store wants; it knows nothing of metrics. */
export interface EventLogMetrics {
  appended(seconds: number, outcome: string): void;
  groupCommitted(appends: number): void;
}

export function eventLogMetrics(metrics: Metrics): EventLogMetrics {
  const duration = metrics.histogram(
    {
      name: 'caseline_event_log_append_duration_seconds',
      help: 'Time from asking for an append to its answer, waiting for a group included.',
      labels: ['outcome'],
    },
    DURATION_BUCKETS,
  );
  const group = metrics.histogram(
    {
      name: 'caseline_event_log_group_appends',
      help: 'Appends that shared a commit in PostgreSQL.',
    },
    SIZE_BUCKETS,
  );
  return {
    appended: (seconds, outcome) => {
      duration.observe(seconds, { outcome });
    },
    groupCommitted: (appends) => {
      group.observe(appends);
    },
  };
}
