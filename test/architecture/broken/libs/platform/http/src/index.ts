// platform-and-contracts-know-no-feature
export { cases } from '#features/cases';
