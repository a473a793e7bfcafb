import { type DynamicModule, Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import {
  DOCUMENTS_SETTINGS,
  type DocumentsSettings,
  PublishedDocuments,
} from './published-documents.provider.js';

/** OpenAPI, AsyncAPI, JSON Schemas and a page about all controllers of the application. */
@Module({})
export class DocumentsModule {
  static forRoot(settings: DocumentsSettings): DynamicModule {
    return {
      module: DocumentsModule,
      controllers: [DocumentsController],
      providers: [{ provide: DOCUMENTS_SETTINGS, useValue: settings }, PublishedDocuments],
      exports: [PublishedDocuments],
    };
  }
}
