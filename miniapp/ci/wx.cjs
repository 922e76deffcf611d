// A small wx: what WeChat's logic thread gives to a mini-program, as far as ours uses it. What is missing here is missing
// on purpose: code that needs it would fail in the test and not first on a phone.

const later = (run) => setTimeout(run, 0);
const capsule = { top: 26, bottom: 58, height: 32, width: 87, left: 278, right: 365 };
const baseInfo = {
  SDKVersion: '3.5.0',
  theme: 'light',
  fontSizeScaleFactor: 1,
  fontSizeSetting: 16,
  language: 'zh_CN',
};
const windowInfo = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  pixelRatio: 2,
  safeArea: { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 },
};

/**
 * @param entry the page the mini-program is opened at
 * @param storage what the phone kept from before
 * @param answer (request) => ({ statusCode, data }) or null for no network
 */
function createWx({ entry, storage = {}, answer }) {
  const requests = [];
  const visited = [];
  const listeners = {};
  const on = (name) => (listener) => (listeners[name] ??= []).push(listener);
  const off = () => undefined;
  const launch = { path: entry, query: {}, scene: 1001, referrerInfo: {} };
  const visit = (kind) => (options) => {
    visited.push([kind, options.url]);
    later(() => options.success?.({ errMsg: `${kind}:ok` }));
  };
  const wx = {
    getSystemInfoSync: () => ({ ...baseInfo, ...windowInfo, platform: 'android', brand: 'devtools' }),
    getAppBaseInfo: () => baseInfo,
    getWindowInfo: () => windowInfo,
    getDeviceInfo: () => ({ platform: 'android', brand: 'test' }),
    getMenuButtonBoundingClientRect: () => capsule,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    canIUse: () => true,
    getStorageSync: (key) => storage[key] ?? '',
    setStorageSync: (key, value) => void (storage[key] = value),
    removeStorageSync: (key) => void delete storage[key],
    getStorage: ({ key, success, fail }) =>
      later(() =>
        key in storage ? success?.({ data: storage[key] }) : fail?.({ errMsg: 'getStorage:fail data not found' }),
      ),
    setStorage: ({ key, data, success }) => {
      storage[key] = data;
      later(() => success?.({}));
    },
    removeStorage: ({ key, success }) => {
      delete storage[key];
      later(() => success?.({}));
    },
    request(options) {
      const path = options.url.replace(/^https?:\/\/[^/]+/, '');
      const body = options.data === undefined ? undefined : JSON.parse(options.data);
      const asked = { method: options.method, path, header: options.header, body };
      requests.push(asked);
      const said = answer(asked);
      later(() => {
        if (said) options.success?.({ header: {}, cookies: [], ...said });
        else options.fail?.({ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' });
        options.complete?.({});
      });
      return { abort: () => undefined, onHeadersReceived: off, offHeadersReceived: off };
    },
    login: ({ success }) => later(() => success?.({ code: 'code-from-wechat' })),
    getNetworkType: ({ success }) => later(() => success?.({ networkType: 'wifi' })),
    navigateTo: visit('navigateTo'),
    redirectTo: visit('redirectTo'),
    switchTab: visit('switchTab'),
    navigateBack: () => visited.push(['navigateBack']),
    showModal: ({ success }) => later(() => success?.({ confirm: true })),
    getUpdateManager: () => ({ onUpdateReady: off, onCheckForUpdate: off, onUpdateFailed: off, applyUpdate: off }),
    nextTick: later,
    createSelectorQuery: () => {
      const query = {
        in: () => query,
        select: () => query,
        boundingClientRect: () => query,
        exec: (done) => later(() => done?.([])),
      };
      return query;
    },
  };
  for (const name of [
    'AppShow',
    'AppHide',
    'ThemeChange',
    'NetworkStatusChange',
    'MemoryWarning',
    'Error',
    'UnhandledRejection',
    'PageNotFound',
  ]) {
    wx[`on${name}`] = on(name);
    wx[`off${name}`] = off;
  }
  return { wx, requests, visited, listeners, storage };
}

module.exports = { createWx };
