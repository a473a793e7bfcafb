// domain-imports-no-slice
export { readFileSync } from '../assign-case/read-file.js';
