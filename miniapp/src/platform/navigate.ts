import Taro from '@tarojs/taro';
import { isH5 } from './env';

const tabs = [
  '/pages/home/index',
  '/pages/affairs/index',
  '/pages/market/index',
  '/pages/credit/index',
  '/pages/me/index',
];

/** The address of a page with its query: pageUrl('/packages/trade/pages/order', { id }). */
export function pageUrl(path: string, query: Record<string, string | number | undefined> = {}): string {
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  return `${path}/index${search && `?${search}`}`;
}

/** Opens a page, whether it is a tab or not. */
export function go(path: string, query?: Record<string, string | number | undefined>) {
  const url = pageUrl(path, query);
  if (tabs.includes(`${path}/index`)) void Taro.switchTab({ url: `${path}/index` });
  else void Taro.navigateTo({ url });
}

/** Opens a page instead of this one: an order after its checkout. */
export function goInstead(path: string, query?: Record<string, string | number | undefined>) {
  if (tabs.includes(`${path}/index`)) void Taro.switchTab({ url: `${path}/index` });
  else void Taro.redirectTo({ url: pageUrl(path, query) });
}

/** Back to where the person came from; a page opened by a link goes home. */
export function back() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else goHome();
}

export const goHome = () => go('/pages/home');

/** Which page is in front, as far as to notice that it is another one. */
export function pageInFront(): string {
  const pages = Taro.getCurrentPages();
  return `${pages.length} ${pages.slice(-1)[0]?.route ?? ''}`;
}

/** Where we are, to come back to after login: path and query, without the host. */
export function here(): string {
  if (isH5) return location.pathname + location.search;
  const page = Taro.getCurrentPages().slice(-1)[0];
  if (!page) return '/pages/home/index';
  // Taro adds marks of its own to the query, such as $taroTimestamp.
  const query = Object.entries(Taro.getCurrentInstance().router?.params ?? {})
    .filter(([key, value]) => value !== undefined && !key.startsWith('$'))
    .map(([key, value]) => `${key}=${encodeURIComponent(decoded(value ?? ''))}`)
    .join('&');
  return `/${page.route ?? ''}${query && `?${query}`}`;
}

/** WeChat hands on what stood in the address as it stood there. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Goes to an address of ours, given as a whole (path and query); anything else goes home. */
export function goToUrl(url: string) {
  const path = url.split('?')[0] ?? '';
  if (!/^\/(pages|packages)\/[\w/-]+$/.test(path) || path.startsWith('/pages/login')) goHome();
  else if (tabs.includes(path)) void Taro.switchTab({ url: path });
  else void Taro.redirectTo({ url });
}
