import { inflateSync } from 'node:zlib';
import {
  type PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { type CaselineError } from '#platform/kernel';
import { oversizedPdf, unreadableFile } from '../errors.js';

/** What the compressed parts of a PDF that have to be read may amount to, all together. */
const MAX_INFLATED_BYTES = 32 * 1024 * 1024;

/** Objects of such a part times its bytes: what reading it takes if all its objects contain each other. */
const MAX_EFFORT = 1_000_000_000;

/** Objects between two breaks, in which other requests are served. */
const OBJECTS_PER_TICK = 500;

const TYPE = PDFName.of('Type');
const FILTER = PDFName.of('Filter');
const COUNT = PDFName.of('N');

/**
 * Reads a PDF strictly. What the library would unpack while it reads, without an end, is unpacked here before
 * it gets there, with one; and tables that may announce any number of entries do not get there at all, as
 * it needs none of them.
 */
export class BoundedParser extends PDFParser {
  #left = MAX_INFLATED_BYTES;
  #effort = 0;
  #refusal: CaselineError | undefined;

  constructor(bytes: Uint8Array) {
    super(bytes, OBJECTS_PER_TICK, true);
  }

  /** The library takes every failure for damage: why it really stopped. */
  get refusal(): CaselineError | undefined {
    return this.#refusal;
  }

  override parseObject(ref?: PDFRef): PDFObject {
    const object = super.parseObject(ref);
    if (!(object instanceof PDFRawStream)) return object;
    const type = object.dict.lookup(TYPE);
    if (type === PDFName.of('XRef')) return this.#trailer(object.dict);
    return type === PDFName.of('ObjStm') ? this.#unpacked(object) : object;
  }

  #trailer(dict: PDFDict): PDFDict {
    const { trailerInfo } = this.context;
    const Root = dict.get(PDFName.of('Root')) ?? trailerInfo.Root;
    const Encrypt = dict.get(PDFName.of('Encrypt')) ?? trailerInfo.Encrypt;
    this.context.trailerInfo = {
      ...(Root !== undefined && { Root }),
      ...(Encrypt !== undefined && { Encrypt }),
    };
    return dict;
  }

  #unpacked({ dict, contents }: PDFRawStream): PDFRawStream {
    const filter = dict.lookup(FILTER);
    // Nobody but an attacker chooses another one.
    if (filter !== undefined && filter !== PDFName.of('FlateDecode')) throw unreadableFile();
    const bytes = filter === undefined ? contents : this.#inflate(contents);
    this.#effort += dict.lookup(COUNT, PDFNumber).asNumber() * bytes.length;
    if (this.#effort > MAX_EFFORT) throw this.#refuse(oversizedPdf());
    dict.delete(FILTER);
    return PDFRawStream.of(dict, bytes);
  }

  #inflate(contents: Uint8Array): Uint8Array {
    try {
      const bytes = inflateSync(contents, { maxOutputLength: Math.max(1, this.#left) });
      this.#left -= bytes.length;
      return bytes;
    } catch (error) {
      const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw tooLarge ? this.#refuse(oversizedPdf()) : unreadableFile(error);
    }
  }

  #refuse(refusal: CaselineError): CaselineError {
    this.#refusal = refusal;
    return refusal;
  }
}
