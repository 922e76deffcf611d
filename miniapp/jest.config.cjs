// Screens and platform in jsdom, as the H5 build sees them, with small stand-ins for Taro (test/). The built mini-program
// has its own run: ci/jest.config.cjs.
module.exports = {
  testEnvironment: 'jsdom',
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.spec.{ts,tsx}'],
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'tsx', 'ts', 'js', 'mjs', 'cjs', 'json'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      'babel-jest',
      {
        configFile: false,
        babelrc: false,
        presets: [
          ['@babel/preset-env', { targets: { node: 'current' } }],
          ['@babel/preset-react', { runtime: 'automatic' }],
          '@babel/preset-typescript',
        ],
      },
    ],
  },
  moduleNameMapper: {
    '\\.(s?css|svg|png|webp)$': '<rootDir>/test/asset.ts',
    '^@tarojs/components$': '<rootDir>/test/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/taro.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@wecountry/shared/contracts$': '<rootDir>/../shared/src/contracts/index',
    '^@wecountry/shared/(.*)$': '<rootDir>/../shared/src/$1',
    // shared is written for Node's resolution: './money.js' in its source is money.ts.
    '^(\\.{1,2}/[^.]+)\\.js$': '$1',
  },
  transformIgnorePatterns: ['/node_modules/(?!.*(@tanstack|zustand|@tarojs|@stablelib))'],
  setupFiles: ['<rootDir>/test/setup.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/after-env.ts'],
};
