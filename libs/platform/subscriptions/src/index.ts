export { type Policy } from './policy.js';
export { type ProjectionTransaction, type Projector } from './projector.js';
export { RunsAsPolicy, RunsAsProjector } from './runs-as.decorator.js';
