import { Inject, Injectable } from '@nestjs/common';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/config/derived-key.js';
import { seal, unseal } from '../../platform/config/sealed-text.js';

/** The key that seals new numbers; a row names its own, so that a later one may take its place beside it. */
const CURRENT = 'p1';

export interface SealedPhone {
  readonly sealed: Buffer;
  readonly keyId: string;
}

/** Numbers lie sealed: a dump of the database calls nobody. */
@Injectable()
export class PhoneSeal {
  constructor(@Inject(ConfigToken) private readonly config: Config) {}

  seal(phone: string): SealedPhone {
    return { sealed: seal(this.key(CURRENT), phone), keyId: CURRENT };
  }

  /** @returns null for what was sealed under another secret of the installation */
  open({ sealed, keyId }: SealedPhone): string | null {
    return unseal(this.key(keyId), sealed);
  }

  private key(id: string): Buffer {
    return derivedKey(this.config.sessionKey, `phones ${id}`);
  }
}
