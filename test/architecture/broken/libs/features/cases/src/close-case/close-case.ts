// slice-imports-itself-and-its-domain
export { readFileSync } from '../assign-case/read-file.js';
