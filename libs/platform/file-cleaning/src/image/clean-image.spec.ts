import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { cleanFile } from '../clean-file.js';

const SCRIPT = '<html><script>alert(document.cookie)</script></html>';
const limits = { maxPixels: 1_000_000 };

const PLACE = { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 48/1', GPSLongitudeRef: 'E' };

/** Red on the left and blue on the right, to see which way up it is. */
function picture(width = 60, height = 40) {
  const half = { width: width / 2, height, channels: 3 as const };
  return sharp({ create: { width, height, channels: 3, background: 'red' } }).composite([
    { input: { create: { ...half, background: 'blue' } }, left: width / 2, top: 0 },
  ]);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  return cleanFile(bytes, limits).then(
    () => 'taken',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
}

function pngChunk(type: string, data: string | Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  // Node 20 has no crc32 of its own in every release.
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function chunksOf(png: Buffer): string[] {
  const types: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    types.push(png.toString('latin1', at + 4, at + 8));
  }
  return types;
}

const exif = { IFD0: { Artist: 'Li Lei' }, IFD3: PLACE };

describe('cleanFile, of images', () => {
  it('keeps the picture of a JPEG, upright, and neither place nor name nor comment', async () => {
    const shot = await picture()
      .withMetadata({ exif, orientation: 6 })
      .withXmp(`<x:xmpmeta>${SCRIPT}</x:xmpmeta>`)
      .jpeg()
      .toBuffer();
    const comment = Buffer.from(
      `\xff\xfe\x00${String.fromCharCode(SCRIPT.length + 2)}${SCRIPT}`,
      'latin1',
    );
    const bytes = Buffer.concat([
      shot.subarray(0, 2),
      comment,
      shot.subarray(2),
      Buffer.from(SCRIPT),
    ]);
    expect((await sharp(bytes).metadata()).exif?.toString('latin1')).toContain('Li Lei');

    const { mediaType, content, size } = await cleanFile(bytes, limits);

    const clean = Buffer.from(content);
    const { exif: left, xmp, iptc, icc, orientation } = await sharp(clean).metadata();
    expect([left, xmp, iptc, icc, orientation]).toEqual(Array(5).fill(undefined));
    expect(clean.toString('latin1')).not.toMatch(/script|Li Lei|GPS|Exif/);
    expect(clean.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect([mediaType, size]).toEqual(['image/jpeg', { width: 40, height: 60 }]);
    // Turned to the right: red is above.
    const pixels = await sharp(clean).raw().toBuffer();
    expect(pixels[0]).toBeGreaterThan(200);
    expect(pixels[pixels.length - 3]).toBeLessThan(60);
  });

  it('keeps the picture of a PNG that is a web page, too', async () => {
    const shot = await picture().png().withMetadata({ exif, orientation: 6 }).toBuffer();
    const text = pngChunk('tEXt', `Comment\0${SCRIPT}`);
    const bytes = Buffer.concat([
      ...[shot.subarray(0, 33), text, pngChunk('prIv', SCRIPT), shot.subarray(33)],
      Buffer.from(SCRIPT),
    ]);
    expect(chunksOf(shot)).toContain('eXIf');

    const { mediaType, content, size } = await cleanFile(bytes, limits);

    const clean = Buffer.from(content);
    expect([mediaType, size]).toEqual(['image/png', { width: 40, height: 60 }]);
    expect(clean.toString('latin1')).not.toMatch(/script|Li Lei|GPS/);
    expect(new Set(chunksOf(clean))).toEqual(new Set(['IHDR', 'pHYs', 'IDAT', 'IEND']));
  });

  it('keeps the picture of a WebP, and nothing beside it', async () => {
    const bytes = await picture()
      .webp()
      .withMetadata({ exif, orientation: 6 })
      .withXmp(`<x>${SCRIPT}</x>`)
      .toBuffer();
    expect(bytes.toString('latin1')).toMatch(/script/);
    const { mediaType, content, size } = await cleanFile(bytes, limits);
    expect([mediaType, size]).toEqual(['image/webp', { width: 40, height: 60 }]);
    expect(Buffer.from(content).toString('latin1')).not.toMatch(/script|Li Lei|GPS|EXIF|XMP/);
  });

  it('makes the same file of the same bytes', async () => {
    for (const bytes of [
      await picture().jpeg().toBuffer(),
      await picture().png().toBuffer(),
      await picture().webp().toBuffer(),
    ]) {
      const [first, second] = [await cleanFile(bytes, limits), await cleanFile(bytes, limits)];
      expect(second).toEqual(first);
      // What is clean is not worn down by each further round.
      if (first.mediaType === 'image/png') {
        expect(await cleanFile(first.content, limits)).toEqual(first);
      }
    }
  });

  it.each([
    ['a web page', SCRIPT],
    ['a drawing that holds scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00'],
    ['nothing', ''],
    ['a PNG that begins later', ` \x89PNG\r\n\x1a\n`],
  ])('refuses %s, whatever it is called', async (_, content) => {
    expect(await refusal(Buffer.from(content, 'latin1'))).toBe('unsupported-file');
  });

  it('refuses what begins like an image and is none', async () => {
    const jpeg = await picture(600, 400).jpeg().toBuffer();
    const png = await picture(600, 400).png().toBuffer();
    for (const bytes of [
      Buffer.from(`\xff\xd8\xff${SCRIPT}`, 'latin1'),
      Buffer.from(`\x89PNG\r\n\x1a\n${SCRIPT}`, 'latin1'),
      Buffer.from(`RIFF\x00\x00\x00\x00WEBP${SCRIPT}`, 'latin1'),
      jpeg.subarray(0, jpeg.length / 2),
      png.subarray(0, png.length / 2),
      Buffer.concat([png.subarray(0, 50), Buffer.alloc(400), png.subarray(450)]),
    ]) {
      expect(await refusal(bytes)).toBe('unreadable-file');
    }
  });

  it('refuses a bomb by its header, before a pixel of it is decoded', async () => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(60_000, 0);
    header.writeUInt32BE(60_000, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const bomb = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      pngChunk('IHDR', header),
      pngChunk('IDAT', Buffer.from('not even compressed')),
      pngChunk('IEND', ''),
    ]);
    expect(await refusal(bomb)).toBe('too-many-pixels');
    expect(await refusal(await picture(1_002, 1_000).png().toBuffer())).toBe('too-many-pixels');
    expect(await refusal(await picture(1_000, 1_000).png().toBuffer())).toBe('taken');
  });

  it('refuses an animation rather than to keep its first picture', async () => {
    const frames = await sharp({
      create: { width: 8, height: 16, channels: 3, background: 'red', pageHeight: 8 },
    })
      .composite([
        {
          input: await sharp({ create: { width: 8, height: 8, channels: 3, background: 'blue' } })
            .png()
            .toBuffer(),
          left: 0,
          top: 8,
        },
      ])
      .webp()
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    expect(await refusal(frames)).toBe('animated-image');
  });
});
