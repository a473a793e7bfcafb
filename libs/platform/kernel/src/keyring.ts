import { createHmac } from 'node:crypto';

/**
 * Derives stream keys and content ids under the installation's secret, so that neither account nor
 * customer ids can be guessed from a name or an id in the log.
 */
export class Keyring {
  readonly #secret: Buffer;

  /** @throws RangeError when the secret has fewer than 32 bytes. */
  constructor(secret: Buffer) {
    if (secret.length < 32)
      throw new RangeError('The installation secret needs at least 32 bytes.');
    this.#secret = secret;
  }

  /** 128 bits of HMAC-SHA-256 as 32 hexadecimal digits; `purpose` keeps equal values apart. */
  key(purpose: string, ...parts: readonly string[]): string {
    return this.#digest(purpose, parts).subarray(0, 16).toString('hex');
  }

  /** The same as a UUID of version 8 (RFC 9562: custom bits), where a UUID is wanted. */
  uuid(purpose: string, ...parts: readonly string[]): string {
    const bytes = this.#digest(purpose, parts).subarray(0, 16);
    bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
    bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
  }

  #digest(purpose: string, parts: readonly string[]): Buffer {
    // JSON keeps ["a","bc"] apart from ["ab","c"].
    return createHmac('sha256', this.#secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest();
  }
}
