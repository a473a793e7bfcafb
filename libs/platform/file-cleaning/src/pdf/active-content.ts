import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFStream,
} from '@cantoo/pdf-lib';
import { unreadableFile } from '../errors.js';

/** By the names that stand for them, wherever in the file and as whatever they stand. */
const ACTIVE_NAMES: ReadonlyMap<string, string> = new Map([
  ['JS', 'a script'],
  ['JavaScript', 'a script'],
  ['Launch', 'an action that starts programs'],
  ['SubmitForm', 'a form that sends what is entered'],
  ['ImportData', 'an action that reads files'],
  ['GoToE', 'a link into another file'],
  ['GoToR', 'a link into another file'],
  ['XFA', 'a form with a program of its own'],
  ['EmbeddedFile', 'a file inside'],
  ['EmbeddedFiles', 'a file inside'],
  ['FileAttachment', 'a file inside'],
  ['RichMedia', 'sound, film or 3D'],
  ['RichMediaContent', 'sound, film or 3D'],
  ['Rendition', 'sound, film or 3D'],
  ['Movie', 'sound, film or 3D'],
  ['Sound', 'sound, film or 3D'],
  ['3D', 'sound, film or 3D'],
]);

/**
 * What a PDF can do besides being read, if anything. Looks at all its objects, also at those that no page
 * refers to.
 *
 * @throws CaselineError `unreadable-file`
 */
export function activeContentOf(context: PDFContext): string | undefined {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const found = activeWithin(object);
    if (found !== undefined) return found;
  }
  return undefined;
}

function activeWithin(root: PDFObject): string | undefined {
  const left: PDFObject[] = [root];
  for (let object = left.pop(); object !== undefined; object = left.pop()) {
    if (object instanceof PDFInvalidObject) throw unreadableFile();
    const found = object instanceof PDFName ? ACTIVE_NAMES.get(object.decodeText()) : undefined;
    if (found !== undefined) return found;
    left.push(...partsOf(object));
  }
  return undefined;
}

function partsOf(object: PDFObject): readonly PDFObject[] {
  if (object instanceof PDFArray) return object.asArray();
  const dict = object instanceof PDFStream ? object.dict : object;
  return dict instanceof PDFDict ? dict.entries().flat() : [];
}
