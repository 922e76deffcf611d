import { opened } from '../../test/taro';
import { here } from './navigate';

jest.mock('./env', () => ({ isH5: false }));

it('comes back after login to the very thing, not only to its page', () => {
  opened.params = { id: 'a/b', village: 'v%201', $taroTimestamp: '17' };
  expect(here()).toBe('/pages/home/index?id=a%2Fb&village=v%201');
  opened.params = {};
  expect(here()).toBe('/pages/home/index');
});
