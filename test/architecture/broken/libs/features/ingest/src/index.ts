// features-meet-in-contracts
export { cases } from '#features/cases';
