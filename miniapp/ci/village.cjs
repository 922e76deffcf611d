// The village's server for the mini-program under test: answers by route, 404 for what is not given.
const { routes } = require('@wecountry/shared/contracts/routes');
const samples = require('../test/samples');

const village = {
  id: '0190a000-0000-7000-8000-000000000001',
  slug: 'tongguan',
  name: '铜关村',
  demo: true,
  resident: { id: 'r1', name: '吴阿满', householdId: 'h1', householdCode: '上寨 17 号', hamletName: '上寨' },
  roles: ['villager', 'committee', 'supervisor', 'coop_staff', 'museum_staff'],
};
const me = { userId: 'u1', name: '吴阿满', auditor: true, villages: [village] };
const tokens = { accessToken: 'access-1', accessExpiresInSeconds: 900, refreshToken: 'refresh-1-long-enough' };

/** Routes of every start: who am I, what is new. */
const always = {
  'app.config': { jssdkUrl: '', demo: true, loginPath: '/api/auth/wechat/start' },
  'auth.mini': tokens,
  'me.get': me,
  'today.get': samples.today({ badges: { home: 3, affairs: 1 } }),
};

function routeOf({ method, path }) {
  const found = Object.entries(routes).find(
    ([, [wanted, template]]) =>
      wanted === method && new RegExp(`^${template.replace(/:\w+/g, '[^/?]+')}(\\?.*)?$`).test(path),
  );
  return found?.[0];
}

/** `answers[route]` is the body, or (request) => body. Every answered request keeps its route in `request.route`. */
function serve(answers = {}) {
  const known = { ...always, ...answers };
  return (request) => {
    request.route = routeOf(request);
    const given = known[request.route];
    if (given === undefined) return { statusCode: 404, data: { status: 404, code: 'request.not_found' } };
    return { statusCode: 200, data: typeof given === 'function' ? given(request) : given };
  };
}

/** What the phone of somebody keeps who has logged in before. */
const loggedIn = () => ({
  'wc-session': JSON.stringify({
    state: {
      device: 'device-1',
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      me,
      villageId: village.id,
    },
    version: 1,
  }),
});

module.exports = { serve, loggedIn, village, samples };
