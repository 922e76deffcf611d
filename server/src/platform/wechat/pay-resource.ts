import { createDecipheriv } from 'node:crypto';
import * as z from 'zod';

/** Something WeChat sealed for the merchant: the content of a callback, or a platform certificate. */
export const sealedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  nonce: z.string().min(1),
  associated_data: z.string().optional(),
  ciphertext: z.string().min(1),
});

export type SealedResource = z.infer<typeof sealedResource>;

const TAG_BYTES = 16;

/**
 * Opens a sealed resource (AES-256-GCM, the tag at the end of the ciphertext).
 * @param apiV3Key the 32 bytes set in the merchant platform
 * @throws Error when the key, the associated data or a byte is not the one it was sealed with
 */
export function openResource(sealed: SealedResource, apiV3Key: string): string {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  if (bytes.length < TAG_BYTES) throw new Error('sealed resource too short');
  const cut = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(sealed.nonce), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(sealed.associated_data ?? ''));
  decipher.setAuthTag(bytes.subarray(cut));
  return Buffer.concat([decipher.update(bytes.subarray(0, cut)), decipher.final()]).toString('utf8');
}
