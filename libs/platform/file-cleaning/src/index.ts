export { type CleanFile, cleanFile, type CleaningLimits } from './clean-file.js';
export { type MediaType, mediaTypes, sniffMediaType } from './media-type.js';
