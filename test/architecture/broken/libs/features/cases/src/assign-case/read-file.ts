// pure-imports-no-io
export { readFileSync } from 'node:fs';
