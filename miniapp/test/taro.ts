// A phone for tests: requests are answered by `answer`, storage is a map, navigation is recorded.
import { useEffect } from 'react';

interface RequestOptions {
  url: string;
  method: string;
  data?: string;
  header: Record<string, string>;
  success(answer: { statusCode: number; data: unknown; header: Record<string, string> }): void;
  /** In a browser: what fetch threw; Taro adds its `errMsg` only afterwards. */
  fail(error: { errMsg?: string; name?: string }): void;
}
export interface Asked {
  method: string;
  url: string;
  body: unknown;
  header: Record<string, string>;
}
export type Answer = { status: number; body?: unknown } | { fails: { errMsg: string } } | 'offline' | 'timeout';

const storage = new Map<string, unknown>();
export const asked: Asked[] = [];
export const visited: string[] = [];
let answerer: (request: Asked) => Answer | Promise<Answer> = () => ({ status: 500 });

/** Says how the server answers from now on. */
export const answer = (by: typeof answerer) => {
  answerer = by;
};

export function resetTaro() {
  storage.clear();
  asked.length = 0;
  visited.length = 0;
  answerer = () => ({ status: 500 });
  pages.length = 1;
  opened.params = {};
  wide.px = 390;
}

/** The query with which the page of the test was opened. */
export const opened: { params: Record<string, string> } = { params: {} };

/** How wide the window is. */
export const wide = { px: 390 };

/** The stack of pages; its length decides what back does. */
export const pages: { route: string }[] = [{ route: 'pages/home/index' }];

function request(options: RequestOptions) {
  const sent: Asked = {
    method: options.method,
    url: options.url,
    body: options.data === undefined ? undefined : (JSON.parse(options.data) as unknown),
    header: options.header,
  };
  asked.push(sent);
  void Promise.resolve(answerer(sent)).then((said) => {
    if (said === 'offline') options.fail(new TypeError('Failed to fetch'));
    else if (said === 'timeout') options.fail(new DOMException('The user aborted a request.', 'AbortError'));
    else if ('fails' in said) options.fail(said.fails);
    else options.success({ statusCode: said.status, data: said.body ?? {}, header: {} });
  });
  return Object.assign(Promise.resolve(), { abort: () => undefined });
}

const visit = ({ url }: { url: string }) => {
  visited.push(url);
  return Promise.resolve();
};

const Taro = {
  request,
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  getStorage: ({ key }: { key: string }) =>
    storage.has(key) ? Promise.resolve({ data: storage.get(key) }) : Promise.reject(new Error('data not found')),
  setStorage: ({ key, data }: { key: string; data: unknown }) => Promise.resolve(void storage.set(key, data)),
  removeStorage: ({ key }: { key: string }) => Promise.resolve(void storage.delete(key)),
  navigateTo: visit,
  redirectTo: visit,
  switchTab: visit,
  navigateBack: () => visit({ url: 'back' }),
  getCurrentPages: () => pages,
  getCurrentInstance: () => ({ router: opened }),
  onAppShow: () => undefined,
  onAppHide: () => undefined,
  pageScrollTo: () => Promise.resolve(),
  getWindowInfo: () => ({ windowWidth: wide.px }),
};

export default Taro;
const once = (run: (arg: object) => void) => useEffect(() => run({}), []);
export const useLaunch = once;
export const useDidShow = once;
export const useDidHide = () => undefined;
export const usePageScroll = () => undefined;
export const useRouter = () => opened;
export const useShareAppMessage = () => undefined;
