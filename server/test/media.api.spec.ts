import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { MediaService } from '../src/modules/media/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { uploadFile } from './harness/media.js';
import { TestRegister, type TestVillager } from './harness/people.js';

const MEGABYTE = 1024 * 1024;

/** A picture whose left half is red and whose right half is blue. */
function photo(width: number, height: number): Sharp {
  const row = Buffer.alloc(width * 3);
  for (let x = 0; x < width; x++) row.set(x < width / 2 ? [208, 0, 0] : [0, 0, 208], x * 3);
  return sharp(Buffer.concat(Array<Buffer>(height).fill(row)), { raw: { width, height, channels: 3 } });
}

describe('pictures', () => {
  let app: TestApp;
  let register: TestRegister;
  let villager: TestVillager;
  let jpeg: Buffer;
  beforeAll(async () => {
    app = await startApp();
    register = await TestRegister.create(app);
    villager = await register.villager('上寨 1 号');
    jpeg = await photo(2000, 1000).jpeg().toBuffer();
  });
  afterAll(() => app.close());

  const upload = (bytes: Buffer, as: TestUser = villager, key?: string, village = register.village.id) =>
    uploadFile(app, village, as, bytes, key);
  const fetch = (url: string) => app.nest.inject({ method: 'GET', url });
  const storedFiles = async () => {
    const folder = path.join(app.config.dataDir, 'media', register.village.id);
    return (await readdir(folder, { recursive: true })).filter((f) => f.endsWith('.webp')).length;
  };

  it('come back in three sizes as webp', async () => {
    const { status, body } = await upload(jpeg);
    expect(status).toBe(201);
    const widths = [];
    for (const size of ['small', 'medium', 'large'] as const) {
      const answer = await fetch(body[size]);
      expect(answer.headers['content-type']).toBe('image/webp');
      expect(answer.headers['cache-control']).toMatch(/^private, max-age=\d{4,5}, immutable$/);
      const meta = await sharp(answer.rawPayload).metadata();
      expect(meta.format).toBe('webp');
      widths.push([meta.width, meta.height]);
    }
    expect(widths).toEqual([
      [240, 120],
      [720, 360],
      [1440, 720],
    ]);
  });

  it('are not blown up, and may be png or webp', async () => {
    for (const bytes of [await photo(100, 50).png().toBuffer(), await photo(100, 50).webp().toBuffer()]) {
      const { status, body } = await upload(bytes);
      expect(status).toBe(201);
      const meta = await sharp((await fetch(body.large)).rawPayload).metadata();
      expect([meta.width, meta.height]).toEqual([100, 50]);
    }
  });

  it('stand upright and keep nothing of what the camera noted', async () => {
    const exif = { IFD0: { Make: 'a camera' }, IFD3: { GPSLatitude: '26/1 2/1 0/1' } };
    const turned = await photo(1000, 500).withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer();
    expect((await sharp(turned).metadata()).exif).toBeDefined();
    const { body } = await upload(turned);
    const large = (await fetch(body.large)).rawPayload;
    const meta = await sharp(large).metadata();
    expect([meta.width, meta.height, meta.orientation]).toEqual([500, 1000, undefined]);
    expect(meta.exif ?? meta.xmp ?? meta.iptc).toBeUndefined();
    // Turned by 90 degrees clockwise, the left half is on top.
    const redAt = async (top: number) => {
      const part = await sharp(large).extract({ left: 200, top, width: 100, height: 100 }).png().toBuffer();
      return (await sharp(part).stats()).channels[0]!.mean;
    };
    expect(await redAt(100)).toBeGreaterThan(180);
    expect(await redAt(800)).toBeLessThan(20);
  });

  it('are refused when they are none', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>');
    const gif = await photo(10, 10).gif().toBuffer();
    const cut = jpeg.subarray(0, 300);
    const lies = Buffer.concat([jpeg.subarray(0, 3), Buffer.alloc(2000, 65)]);
    for (const bytes of [svg, gif, cut, lies, Buffer.from('hello'), Buffer.alloc(0)]) {
      expect((await upload(bytes)).problem).toMatchObject({ status: 415, code: 'media.not_picture' });
    }
  });

  it('are refused when they are too large, in bytes or in pixels', async () => {
    const noise = Buffer.concat([jpeg, Buffer.alloc(8 * MEGABYTE)]);
    expect((await upload(noise)).problem).toMatchObject({ status: 413, code: 'request.too_large' });
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expect((await upload(bomb)).problem.code).toBe('request.too_large');
  });

  it('need a file', async () => {
    const answer = await app.call('media.upload', { as: villager, params: { village: register.village.id } });
    expect(answer.problem).toMatchObject({ status: 400, errors: [{ field: 'body.file', message: '选一张图片' }] });
    const misnamed = await uploadFile(app, register.village.id, villager, jpeg, newId(), 'picture');
    expect(misnamed.problem.code).toBe('request.invalid');
  });

  it('are stored once for one key, also when both come at once', async () => {
    const before = await storedFiles();
    const key = newId();
    const [one, two] = await Promise.all([upload(jpeg, villager, key), upload(jpeg, villager, key)]);
    const three = await upload(jpeg, villager, key);
    expect([two.body, three.body]).toEqual([one.body, one.body]);
    expect(await storedFiles()).toBe(before + 3);
    const other = await upload(await photo(50, 50).png().toBuffer(), villager, key);
    expect(other.problem).toMatchObject({ status: 409, code: 'request.key_reused' });
    expect(await storedFiles()).toBe(before + 3);
    expect((await upload(jpeg, villager, 'short')).problem.code).toBe('request.key_missing');
  });

  it('are seen through a link of ours only, as long as it lasts', async () => {
    const { body } = await upload(jpeg);
    const url = new URL(body.small, 'http://x');
    const changed = (change: (u: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return fetch(copy.pathname + copy.search);
    };
    expect((await changed(() => undefined)).statusCode).toBe(200);
    const forged = [
      (u: URL) => u.searchParams.delete('s'),
      (u: URL) => u.searchParams.set('s', 'A'.repeat(27)),
      (u: URL) => u.searchParams.set('e', '9999999999'),
      (u: URL) => (u.pathname = u.pathname.replace('small', 'large')),
      (u: URL) => (u.pathname = u.pathname.replace('small', '..')),
      (u: URL) => (u.pathname = u.pathname.replace(register.village.id, newId())),
    ];
    for (const change of forged) expect((await changed(change)).statusCode).toBe(404);
    const tomorrow = Date.now() + 24 * 3600 * 1000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(tomorrow);
    try {
      expect((await changed(() => undefined)).statusCode).toBe(404);
    } finally {
      clock.mockRestore();
    }
  });

  it('are not for strangers to send', async () => {
    const outsider = await app.newUser();
    expect((await upload(jpeg, outsider)).problem.code).toBe('request.not_found');
    const other = await TestRegister.create(app);
    expect((await upload(jpeg, await other.villager('上寨 1 号'))).problem.code).toBe('request.not_found');
    expect((await upload(jpeg, register.auditor)).problem.code).toBe('request.forbidden');
  });

  describe('belong to', () => {
    const claim = (ids: string[], as: TestUser, owner: string, village = register.village.id) =>
      app.tenant.run({ villageId: village, userId: as.userId }, (tx) =>
        app.get(MediaService).claimFor(tx, ids, { type: 'claim', id: owner }),
      );

    it('what their uploader took them for, and to nothing else', async () => {
      const [one, two] = [(await upload(jpeg)).body.id, (await upload(jpeg)).body.id];
      const owner = newId();
      await claim([one, two, one], villager, owner);
      await claim([one], villager, owner);
      await expect(claim([one], villager, newId())).rejects.toThrow('media.missing');
    });

    it('nobody else', async () => {
      const { id } = (await upload(jpeg)).body;
      const neighbour = await register.villager('上寨 2 号');
      await expect(claim([id], neighbour, newId())).rejects.toThrow('media.missing');
      await expect(claim([newId()], villager, newId())).rejects.toThrow('media.missing');
      const other = await TestRegister.create(app);
      await expect(claim([id], villager, newId(), other.village.id)).rejects.toThrow('media.missing');
      await claim([], neighbour, newId());
    });
  });
});
