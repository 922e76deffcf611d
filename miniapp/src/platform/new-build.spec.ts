import { followNewBuild } from './new-build';

const reload = jest.fn();
const lost = jest.fn();
const fails = (reason: unknown) => window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
const gone = Object.assign(new Error('Loading chunk 12 failed.'), { name: 'ChunkLoadError' });

it('loads a page of an old build anew, once, and for nothing else; what cannot come is said', () => {
  followNewBuild({ reload, lost });
  fails(new Error('something else'));
  fails(undefined);
  expect(reload).not.toHaveBeenCalled();
  const offline = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  fails(gone);
  expect(reload).not.toHaveBeenCalled();
  expect(lost).toHaveBeenCalledTimes(1);
  offline.mockRestore();
  fails(gone);
  fails(gone);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(lost).toHaveBeenCalledTimes(2);
  const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  fails(Object.assign(new Error('css'), { code: 'CSS_CHUNK_LOAD_FAILED' }));
  later.mockRestore();
  expect(reload).toHaveBeenCalledTimes(2);
});
