export { type AsyncApiDocument } from './asyncapi/asyncapi.js';
export { type Channel, type ChannelMessage, type PublishedApi } from './documents.js';
export { DocumentsModule } from './documents.module.js';
export {
  type OpenApiDocument,
  type OpenApiOperation,
  type OpenApiResponse,
} from './openapi/openapi-document.js';
export { type DocumentsSettings, PublishedDocuments } from './published-documents.provider.js';
