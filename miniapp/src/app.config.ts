export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/affairs/index',
    'pages/market/index',
    'pages/credit/index',
    'pages/me/index',
    'pages/login/index',
  ],
  subPackages: [
    {
      root: 'packages/committee',
      name: 'committee',
      pages: [
        'pages/desk/index',
        'pages/reach/index',
        'pages/publish/index',
        'pages/open-poll/index',
        'pages/minutes/index',
      ],
    },
    {
      root: 'packages/affairs',
      name: 'affairs',
      pages: ['pages/notices/index', 'pages/notice/index', 'pages/poll/index', 'pages/outbox/index'],
    },
    {
      root: 'packages/trade',
      name: 'trade',
      pages: [
        'pages/product/index',
        'pages/checkout/index',
        'pages/order/index',
        'pages/orders/index',
        'pages/ship/index',
        'pages/ship-order/index',
        'pages/money/index',
      ],
    },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '为村',
    navigationBarBackgroundColor: '@navBackground',
    // A theme variable is a string WeChat resolves; the type knows only the two literals.
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@background',
    backgroundTextStyle: '@pullText' as 'dark',
  },
  tabBar: {
    custom: true,
    color: '#675C4D',
    selectedColor: '#2A3370',
    backgroundColor: '#FFFCF5',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/affairs/index', text: '议事' },
      { pagePath: 'pages/market/index', text: '市集' },
      { pagePath: 'pages/credit/index', text: '积分' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  themeLocation: 'theme.json',
  __usePrivacyCheck__: true,
});
