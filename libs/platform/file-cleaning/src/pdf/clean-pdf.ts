import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  type PDFObject,
  PDFPage,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { CaselineError } from '#platform/kernel';
import { activePdf, encryptedPdf, unreadableFile } from '../errors.js';
import { activeContentOf } from './active-content.js';
import { BoundedParser } from './bounded-parser.js';
import { withoutJpegMetadata } from './jpeg-segments.js';

/** Where people, programs and places are told of, and what happens by itself. */
const LEFT_BEHIND = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'Thumb'].map((name) =>
  PDFName.of(name),
);

/**
 * The pages of a PDF in a new one: who wrote it, with what and when, its earlier revisions, and what stands
 * before and behind it stay behind. One that can do more than be read is refused rather than mended, as what
 * would be taken out may be what it was sent for.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const source = await read(bytes);
    const feature = activeContentOf(source);
    if (feature !== undefined) throw activePdf(feature);
    return await withPagesOf(source);
  } catch (error) {
    throw error instanceof CaselineError ? error : unreadableFile(error);
  }
}

async function read(bytes: Uint8Array): Promise<PDFContext> {
  const parser = new BoundedParser(bytes);
  const context = await parser.parseDocument().catch((error: unknown) => {
    throw parser.refusal ?? (saysEncrypted(bytes) ? encryptedPdf() : error);
  });
  if (context.trailerInfo.Encrypt !== undefined) throw encryptedPdf();
  return context;
}

/** What is encrypted cannot be read to the place that says so. */
function saysEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('/Encrypt');
}

async function withPagesOf(source: PDFContext): Promise<Uint8Array> {
  // Before the pages are copied, with all that they refer to.
  for (const [, object] of source.enumerateIndirectObjects()) leaveBehind(object);
  const pages = pagesOf(source);
  const clean = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(source, clean.context);
  for (const page of pages) {
    const copy = copier.copy(page);
    clean.addPage(PDFPage.of(copy, clean.context.register(copy), clean));
  }
  for (const [ref, object] of clean.context.enumerateIndirectObjects()) {
    if (isJpeg(object)) clean.context.assign(ref, withoutMetadata(object));
  }
  return clean.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
}

function pagesOf(source: PDFContext): readonly PDFPageLeaf[] {
  const catalog = source.lookup(source.trailerInfo.Root, PDFDict);
  const root = catalog.lookup(PDFName.of('Pages'));
  const pages: PDFPageLeaf[] = [];
  if (!(root instanceof PDFPageTree)) throw unreadableFile();
  root.traverse((node) => {
    if (node instanceof PDFPageLeaf) pages.push(node);
  });
  if (pages.length === 0) throw unreadableFile();
  return pages;
}

function leaveBehind(root: PDFObject): void {
  const left: PDFObject[] = [root];
  for (let object = left.pop(); object !== undefined; object = left.pop()) {
    if (object instanceof PDFArray) left.push(...object.asArray());
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    for (const name of LEFT_BEHIND) dict.delete(name);
    left.push(...dict.values());
  }
}

function isJpeg(object: PDFObject): object is PDFRawStream {
  if (!(object instanceof PDFRawStream)) return false;
  const { contents } = object;
  return contents[0] === 0xff && contents[1] === 0xd8 && contents[2] === 0xff;
}

function withoutMetadata({ dict, contents }: PDFRawStream): PDFRawStream {
  return PDFRawStream.of(dict, withoutJpegMetadata(contents));
}
