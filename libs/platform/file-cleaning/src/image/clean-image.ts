import sharp, { type Sharp } from 'sharp';
import { type CleanFile } from '../clean-file.js';
import { animatedImage, tooManyPixels, unreadableFile } from '../errors.js';
import { type MediaType } from '../media-type.js';

type ImageType = Exclude<MediaType, 'application/pdf'>;

// Decoders for dozens of formats are in the library; a file reaches these three and no other.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
// People's pictures do not stay in memory.
sharp.cache(false);

/** An image that takes longer was made to. */
const MAX_SECONDS = 20;

const FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;

/** The picture, upright and in the usual colours, written anew: its pixels are all that is taken over. */
export async function cleanImage(
  bytes: Uint8Array,
  mediaType: ImageType,
  maxPixels: number,
): Promise<CleanFile> {
  await checkHeader(bytes, mediaType, maxPixels);
  const picture = open(bytes, maxPixels)
    .autoOrient()
    .toColourspace('srgb')
    .timeout({ seconds: MAX_SECONDS });
  const { data, info } = await written(picture, mediaType)
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw unreadableFile(error);
    });
  return { mediaType, content: data, size: { width: info.width, height: info.height } };
}

async function checkHeader(bytes: Uint8Array, type: ImageType, maxPixels: number): Promise<void> {
  const { format, width, height, pages } = await open(bytes, false)
    .metadata()
    .catch((error: unknown) => {
      throw unreadableFile(error);
    });
  if (format !== FORMATS[type]) throw unreadableFile();
  if (width * height > maxPixels) throw tooManyPixels(width * height, maxPixels);
  if ((pages ?? 1) > 1) throw animatedImage();
}

function open(bytes: Uint8Array, limitInputPixels: number | false): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels });
}

/** Near to the eye's limit where a format loses anything. */
function written(picture: Sharp, mediaType: ImageType): Sharp {
  if (mediaType === 'image/png') return picture.png();
  if (mediaType === 'image/webp') return picture.webp({ quality: 95 });
  return picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
}
