import type { ResponseOf } from '@wecountry/shared/contracts';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import { answer, type Answer, type Asked } from './taro';

type Answers = { [N in RouteName]?: ResponseOf<N> | ((request: Asked) => Answer) };

const matches = (name: RouteName, { method, url }: Asked): boolean => {
  const [wanted, path] = routes[name];
  const pattern = path.replace(/:\w+/g, '[^/?]+');
  return method === wanted && new RegExp(`^${pattern}(\\?.*)?$`).test(url);
};

/** A village's server for one test: answers by route, as the contracts say; what is not given is 404. */
export function serve(answers: Answers) {
  answer((request) => {
    const name = (Object.keys(answers) as RouteName[]).find((each) => matches(each, request));
    const given = name && answers[name];
    if (!given) return { status: 404, body: { code: 'request.not_found' } };
    return typeof given === 'function' ? given(request) : { status: 200, body: given };
  });
}
