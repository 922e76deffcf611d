import { answer, asked } from '../../test/taro';
import { signIn } from '../../test/signed-in';
import { localError } from './api-error';
import { forgetPicture, uploadPicture } from './media';
import { useNetwork } from './network';
import { post, useOutbox } from './outbox';
import { flush } from './outbox-send';

jest.mock('./media', () => ({ uploadPicture: jest.fn(), forgetPicture: jest.fn(() => Promise.resolve()) }));
const upload = uploadPicture as jest.MockedFunction<typeof uploadPicture>;

const body = { itemId: 'i1', happenedOn: '2026-11-20', note: '', pictureIds: [] };
const sent = (ref: string) => Promise.resolve({ id: `media-${ref}`, small: '', medium: '', large: '' });

it('sends the pictures first, each once, then the claim with their ids', async () => {
  signIn();
  useNetwork.setState({ online: false });
  post('credit.claim', { params: {}, body, title: '申报积分', icon: 'camera', pictures: [{ ref: 'a' }, { ref: 'b' }] });
  useNetwork.setState({ online: true });
  answer(() => ({ status: 201, body: { id: 'c1' } }));

  // The line breaks after the first picture.
  upload.mockImplementationOnce(sent).mockRejectedValueOnce(localError('local.offline'));
  await flush();
  expect(useOutbox.getState().items[0]).toMatchObject({ state: 'waiting' });
  expect(asked).toEqual([]);

  upload.mockImplementation(sent);
  await flush();
  expect(upload.mock.calls.map(([ref]) => ref)).toEqual(['a', 'b', 'b']);
  const keys = upload.mock.calls.map(([, key]) => key);
  expect(keys[1]).toBe(keys[2]);
  expect(asked[0]?.body).toEqual({ ...body, pictureIds: ['media-a', 'media-b'] });
  expect(useOutbox.getState().items[0]).toMatchObject({ state: 'sent' });
  expect((forgetPicture as jest.Mock).mock.calls).toEqual([['a'], ['b']]);
});
