import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError } from './api-error';
import { newKey } from './new-key';
import { addressOf, authorised } from './request';

/** A spreadsheet that the person chose on this device. */
export interface ChosenSheet {
  name: string;
  file: Blob | string;
}

const CHECK_TIMEOUT_MS = 60_000;

/** Lets the person choose an xlsx or csv file; null when they think better of it. */
export function chooseSheet(): Promise<ChosenSheet | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.xlsx,.csv';
  return new Promise((resolve) => {
    input.onchange = () => {
      const file = input.files?.[0];
      resolve(file ? { name: file.name, file } : null);
    };
    input.oncancel = () => resolve(null);
    input.click();
  });
}

/** Sends a sheet to be looked through; nothing changes by it. */
export async function checkSheet(sheet: ChosenSheet): Promise<ResponseOf<'people.checkImport'>> {
  const key = newKey();
  const answer = await authorised(async (token) => {
    const form = new FormData();
    form.append('file', sheet.file as Blob, sheet.name);
    const sent = await fetch(addressOf('people.checkImport'), {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json', authorization: `Bearer ${token ?? ''}`, 'idempotency-key': key },
      signal: AbortSignal.timeout(CHECK_TIMEOUT_MS),
    }).catch(() => {
      throw localError('local.offline');
    });
    const data: unknown = await sent.json().catch(() => null);
    return { status: sent.status, data };
  });
  return answer as ResponseOf<'people.checkImport'>;
}

/** Hands a file that came as text to the person. */
export async function saveSheet({ name, mediaType, base64 }: ResponseOf<'people.export'>): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  await Promise.resolve();
}
