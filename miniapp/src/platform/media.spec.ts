import { answer, asked } from '../../test/taro';
import { signIn, villageId } from '../../test/signed-in';
import { uploadPicture } from './media';
import { useSession } from './session';

jest.mock('./blob-store', () => ({ readBlob: () => Promise.resolve(new Blob(['jpeg'])), dropBlob: jest.fn() }));

const picture = { id: 'm1', small: '/s', medium: '/m', large: '/l' };
const said = (status: number, body: unknown) => ({ status, ok: status < 300, json: () => Promise.resolve(body) });
const sends = jest.fn();
const tokens = () => sends.mock.calls.map(([, { headers }]) => headers as Record<string, string>);

beforeEach(() => {
  signIn();
  sends.mockReset();
  globalThis.fetch = sends;
});
afterEach(() => jest.useRealTimers());

it('renews an expired session once and sends the picture again under the same key', async () => {
  sends.mockImplementation((_url: string, { headers }: { headers: Record<string, string> }) =>
    Promise.resolve(
      headers.authorization === 'Bearer access-2' ? said(201, picture) : said(401, { code: 'session.expired' }),
    ),
  );
  answer(() => ({
    status: 200,
    body: { accessToken: 'access-2', accessExpiresInSeconds: 900, refreshToken: 'refresh-2-long-enough' },
  }));
  expect(await uploadPicture('ref', 'key-1', villageId)).toEqual(picture);
  expect(asked.map((a) => a.url)).toEqual(['/api/auth/refresh']);
  expect(tokens().map((h) => h['idempotency-key'])).toEqual(['key-1', 'key-1']);
  expect(useSession.getState().refreshToken).toBe('refresh-2-long-enough');
});

it('does not wait for ever for a picture that nobody answers', async () => {
  jest.useFakeTimers();
  sends.mockImplementation(
    (_url: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
  );
  const sent = expect(uploadPicture('ref', 'key-1', villageId)).rejects.toMatchObject({ code: 'local.timeout' });
  await jest.advanceTimersByTimeAsync(60_000);
  await sent;
});

it('says what the server refused, and that the line is down', async () => {
  sends.mockResolvedValueOnce(said(422, { code: 'request.invalid' }));
  await expect(uploadPicture('ref', 'key-1', villageId)).rejects.toMatchObject({ code: 'request.invalid' });
  sends.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(uploadPicture('ref', 'key-1', villageId)).rejects.toMatchObject({ code: 'local.offline' });
});
