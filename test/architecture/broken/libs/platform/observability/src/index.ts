// nobody-imports-an-app
export { config } from '../../../../apps/standalone/src/config.js';
