export { type AsyncApiDocument } from './asyncapi/asyncapi.js';
export { type Channel, type ChannelMessage, type PublishedApi } from './documents.js';
export { DocumentsModule } from './documents.module.js';
export {
  type OpenApiDocument,
  type OpenApiOperation,
  type OpenApiResponse,
} from './openapi/openapi-document.js';
export { type DocumentsSettings, PublishedDocuments } from './published-documents.provider.js';
export { breakingChanges } from './compatibility/breaking-changes.js';
export { recordOf, type RecordedContracts } from './compatibility/recorded-contracts.js';
