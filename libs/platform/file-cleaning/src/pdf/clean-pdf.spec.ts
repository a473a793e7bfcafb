import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { cleanFile } from '../clean-file.js';
import { activePdf } from '../errors.js';

const limits = { maxPixels: 1_000_000 };

async function statement(prepare: (pdf: PDFDocument) => unknown = () => undefined) {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 100]).drawText('Withdrawal WD-77: 250.00 CNY', { x: 10, y: 50, size: 8 });
  await prepare(pdf);
  return pdf;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  return cleanFile(bytes, limits).then(
    () => 'taken',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
}

/** All that is in a PDF, its compressed parts unpacked. */
function everythingIn(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    try {
      parts.push(inflateSync(bytes.subarray(start)).toString('latin1'));
    } catch {
      // Not compressed: it has been looked at.
    }
  }
  return parts.join('\n');
}

describe('cleanFile, of PDFs', () => {
  it.each([true, false])(
    'keeps the pages, and not who wrote them (object streams: %s)',
    async (useObjectStreams) => {
      const pdf = await statement((each) => {
        each.setTitle('Li Lei’s account');
        each.setAuthor('Li Lei');
        each.setProducer('Home Office 3');
        const xmp = each.context.stream('<x:xmpmeta>Li Lei</x:xmpmeta>', { Type: 'Metadata' });
        each.catalog.set(PDFName.of('Metadata'), each.context.register(xmp));
        each
          .getPage(0)
          .node.set(PDFName.of('PieceInfo'), each.context.obj({ Editor: 'Home Office 3' }));
        each.getPage(0).node.set(PDFName.of('Metadata'), each.context.register(xmp));
      });
      const bytes = Buffer.concat([
        await pdf.save({ useObjectStreams }),
        Buffer.from('<script>alert(1)</script>'),
      ]);
      expect(everythingIn(bytes)).toMatch(/Home Office 3|FEFF004C/);

      const { mediaType, content, size } = await cleanFile(bytes, limits);

      expect([mediaType, size]).toEqual(['application/pdf', undefined]);
      const text = everythingIn(content);
      expect(text).not.toMatch(
        /Li Lei|FEFF004C0069|Home Office|xmpmeta|script|Producer|CreationDate|pdf-lib/i,
      );
      // The text of the page, as its content stream has it.
      expect(text).toContain(Buffer.from('Withdrawal WD-77').toString('hex').toUpperCase());
      expect((await PDFDocument.load(content)).getPage(0).getSize()).toEqual({
        width: 200,
        height: 100,
      });
      expect((await cleanFile(bytes, limits)).content).toEqual(content);
    },
  );

  it('leaves behind where the photo on a page was taken', async () => {
    const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
      .withExif({ IFD0: { Artist: 'Li Lei' }, IFD3: { GPSLatitude: '31/1 13/1 48/1' } })
      .jpeg()
      .toBuffer();
    const pdf = await statement(async (each) => {
      each.getPage(0).drawImage(await each.embedJpg(photo));
    });
    const bytes = await pdf.save();
    expect(everythingIn(bytes)).toContain('Li Lei');

    const { content } = await cleanFile(bytes, limits);

    expect(everythingIn(content)).not.toMatch(/Li Lei|Exif/);
    const clean = Buffer.from(content);
    const start = clean.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const { width, exif } = await sharp(clean.subarray(start)).metadata();
    expect([width, exif]).toEqual([20, undefined]);
  });

  const action = (pdf: PDFDocument, entries: Record<string, unknown>) => {
    pdf.catalog.set(
      PDFName.of('OpenAction'),
      pdf.context.register(pdf.context.obj(entries as never)),
    );
  };

  it.each<[string, (pdf: PDFDocument) => unknown]>([
    [
      'a script',
      (pdf) => {
        pdf.addJavaScript('main', 'app.alert(1)');
      },
    ],
    [
      'a script',
      (pdf) => {
        action(pdf, { S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
      },
    ],
    [
      'a script',
      (pdf) => {
        pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: { S: 'J#61vaScript' } }));
      },
    ],
    [
      'an action that starts programs',
      (pdf) => {
        action(pdf, { S: 'Launch' });
      },
    ],
    [
      'a form that sends what is entered',
      (pdf) => {
        action(pdf, { S: 'SubmitForm' });
      },
    ],
    [
      'a file inside',
      (pdf) =>
        pdf.attach(Buffer.from('MZ'), 'invoice.exe', { mimeType: 'application/x-msdownload' }),
    ],
    [
      'sound, film or 3D',
      (pdf) => {
        pdf.context.register(pdf.context.obj({ Type: 'Annot', Subtype: 'RichMedia' }));
      },
    ],
  ])('refuses one with %s, also where it is compressed', async (feature, prepare) => {
    for (const useObjectStreams of [true, false]) {
      const bytes = await (await statement(prepare)).save({ useObjectStreams });
      await expect(cleanFile(bytes, limits)).rejects.toEqual(activePdf(feature));
    }
  });

  it('refuses a script that an earlier revision has left', async () => {
    const scripted = await (
      await statement((pdf) => {
        pdf.addJavaScript('main', 'app.alert(1)');
      })
    ).save({ useObjectStreams: false });
    const later = await (await statement()).save({ useObjectStreams: false });
    expect(await refusal(Buffer.concat([scripted, later]))).toBe('active-pdf');
  });

  it('refuses one that is encrypted', async () => {
    const pdf = await statement();
    pdf.encrypt({ ownerPassword: 'owner', userPassword: '' });
    expect(await refusal(await pdf.save())).toBe('encrypted-pdf');
  });

  const withStream = (dictionary: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${dictionary} /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from('\nendstream\nendobj\ntrailer << /Root 2 0 R >>\n'),
    ]);

  it('refuses bombs before they go off', async () => {
    const nothing = deflateSync(Buffer.alloc(40_000_000));
    const once = withStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', nothing);
    const many = deflateSync(Buffer.alloc(1_000_000, '0 0 '));
    expect(await refusal(once)).toBe('oversized-pdf');
    expect(
      await refusal(withStream('/Type /ObjStm /N 90000 /First 4 /Filter /FlateDecode', many)),
    ).toBe('oversized-pdf');
    expect(
      await refusal(
        withStream('/Type /ObjStm /N 1 /First 4 /Filter [/LZWDecode /FlateDecode]', nothing),
      ),
    ).toBe('unreadable-file');
    // A table that says it has as many entries as there are.
    expect(
      await refusal(
        withStream('/Type /XRef /W [0 0 0] /Size 9 /Index [0 4294967295]', Buffer.from('x')),
      ),
    ).toBe('unreadable-file');
  });

  it.each([
    ['a header and nothing else', Buffer.from('%PDF-1.7\n')],
    ['a web page behind a header', Buffer.from('%PDF-1.7\n<html><script>alert(1)</script></html>')],
    [
      'objects within objects without end',
      Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}`),
    ],
    [
      'pages that contain themselves',
      Buffer.from(
        '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [2 0 R] >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF',
      ),
    ],
  ])('refuses %s', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('unreadable-file');
  });

  it('refuses one that was cut off', async () => {
    const bytes = await (await statement()).save();
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe('unreadable-file');
  });
});
