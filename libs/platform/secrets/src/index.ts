export { installationSecret } from './installation-secret.js';
export { secretFile } from './secret-file.js';
