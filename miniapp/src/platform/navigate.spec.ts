import { pages, visited } from '../../test/taro';
import { back, go, goToUrl, pageUrl } from './navigate';

it('opens tabs and pages in their own ways', () => {
  go('/pages/market');
  go('/packages/trade/pages/order', { id: 'a/b', from: undefined });
  expect(visited).toEqual(['/pages/market/index', '/packages/trade/pages/order/index?id=a%2Fb']);
  expect(pageUrl('/pages/home')).toBe('/pages/home/index');
});

it('goes back where there is a way back, else home', () => {
  back();
  pages.push({ route: 'packages/affairs/pages/notice/index' });
  back();
  expect(visited).toEqual(['/pages/home/index', 'back']);
});

it('after login follows only addresses of ours', () => {
  goToUrl('/packages/trade/pages/product/index?id=1');
  for (const url of [
    'https://evil.example/',
    '//evil.example/pages/x',
    'javascript:alert(1)',
    '/pages/login/index?return=x',
    '/api/me',
    '',
  ])
    goToUrl(url);
  expect(visited).toEqual(['/packages/trade/pages/product/index?id=1', ...Array<string>(6).fill('/pages/home/index')]);
});
