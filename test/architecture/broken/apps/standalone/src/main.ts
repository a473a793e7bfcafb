// libs-through-their-index
export { pool } from '../../../libs/platform/postgres/src/pool.js';
// product-imports-no-test-code
export { fixture } from '#testing';
