// drivers-stay-in-the-platform
export { default } from 'pg';
// telemetry-stays-in-observability
export { Registry } from 'prom-client';
