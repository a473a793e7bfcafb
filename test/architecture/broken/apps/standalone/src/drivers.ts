// drivers-stay-in-the-platform
export { default } from 'pg';
