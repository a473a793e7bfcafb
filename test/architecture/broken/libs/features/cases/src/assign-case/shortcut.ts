// pure-imports-pure
export { handle } from './assign-case.handler.js';
