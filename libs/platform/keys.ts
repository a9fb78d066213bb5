// Personal data at rest: AES-256-GCM for the fields, a keyed hash for finding a phone. All keys come from one master key.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const FORMAT = 1;

/** The keys of this deployment, each derived for one purpose only. */
export class Keys {
  private readonly fields: Buffer;
  private readonly index: Buffer;

  constructor(private readonly master: Buffer) {
    this.fields = this.derive('fields');
    this.index = this.derive('index');
  }

  /** A 32-byte key for a purpose; different purposes share nothing. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.master, 'guike', purpose, 32));
  }

  /** Encrypts a text; the row's id is bound in, so that a value copied to another row does not open. */
  seal(text: string, rowId: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.fields, nonce).setAAD(Buffer.from(rowId));
    return Buffer.concat([
      Buffer.from([FORMAT]),
      nonce,
      cipher.update(text, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  /** Opens what `seal` made. Throws when it was changed or belongs to another row. */
  open(sealed: Buffer, rowId: string): string {
    if (sealed[0] !== FORMAT) throw new Error('unknown format of a sealed field');
    const cipher = createDecipheriv('aes-256-gcm', this.fields, sealed.subarray(1, 13)).setAAD(Buffer.from(rowId));
    cipher.setAuthTag(sealed.subarray(-16));
    return cipher.update(sealed.subarray(13, -16), undefined, 'utf8') + cipher.final('utf8');
  }

  /** The blind index of a normalised value: equal values are equal here, and nothing else can be learnt. */
  blindIndex(value: string): Buffer {
    return createHmac('sha256', this.index).update(value).digest();
  }
}

/** SHA-256 of a text or bytes. */
export function sha256(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
