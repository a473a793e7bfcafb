// contracts-import-only-the-kernel
export { database } from '#platform/postgres';
