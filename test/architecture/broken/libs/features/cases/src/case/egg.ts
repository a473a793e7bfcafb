export { chicken } from './chicken.js';
export const egg = 'egg';
