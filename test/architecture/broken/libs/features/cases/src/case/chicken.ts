// no-cycles
export { egg } from './egg.js';
export const chicken = 'chicken';
