// Runs what WeChat would run: the built mini-program (dist/weapp), outside any browser.
module.exports = {
  rootDir: '..',
  testEnvironment: 'node',
  roots: ['<rootDir>/ci'],
  testMatch: ['**/*.spec.cjs'],
  // Only the samples and the table of routes are TypeScript here.
  transform: {
    '\\.ts$': [
      'babel-jest',
      {
        configFile: false,
        babelrc: false,
        presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
      },
    ],
  },
  moduleNameMapper: { '^@wecountry/shared/(.*)$': '<rootDir>/../shared/src/$1' },
  testTimeout: 60_000,
};
