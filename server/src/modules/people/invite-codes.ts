import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { codeOfBytes } from '@wecountry/shared/domain/invite-code';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/config/derived-key.js';

/**
 * Codes of invites. A code follows from the invite's id by a key of the installation, so that a sheet can be printed
 * again; the database knows a keyed hash of it only, so that a copy of the database opens no door.
 */
@Injectable()
export class InviteCodes {
  private readonly making: Buffer;
  private readonly hashing: Buffer;

  constructor(@Inject(ConfigToken) config: Config) {
    this.making = derivedKey(config.sessionKey, 'invite code');
    this.hashing = derivedKey(config.sessionKey, 'invite code hash');
  }

  codeOf(inviteId: string): string {
    return codeOfBytes(createHmac('sha256', this.making).update(inviteId).digest());
  }

  hashOf(code: string): string {
    return createHmac('sha256', this.hashing).update(code).digest('base64url');
  }
}
