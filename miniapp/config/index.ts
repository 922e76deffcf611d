import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { NormalModuleReplacementPlugin } from 'webpack';

const shared = path.resolve(__dirname, '../../shared/src');

/**
 * Code Babel must read although it is not ours: the workspace's TypeScript, and libraries with `#private` fields, which
 * terser would otherwise turn into invalid JavaScript while the build stays green.
 */
const transpile = [
  (file: string) => file.startsWith(shared) || /node_modules[\\/](@tanstack|zustand|dayjs|@stablelib)[\\/]/.test(file),
];

const nothing = path.resolve(__dirname, '../h5/stand-ins/nothing.js');
const tabbar = path.resolve(__dirname, '../h5/stand-ins/tabbar.js');

/** `shared` is written for Node's resolution: `./money.js` in the source is the file `money.ts`. */
const extensionAlias = { '.js': ['.ts', '.js'] };

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'wecountry',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'h5'}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.resolve(__dirname, '../plugins/weapp-a11y.js')],
  alias: { '@': path.resolve(__dirname, '../src'), '@wecountry/shared': shared },
  // The mini-program has no origin of its own: the address of the server is built in. In H5 it is the page's own origin.
  defineConstants: { API_ORIGIN: JSON.stringify(process.env.TARO_APP_API ?? '') },
  mini: {
    optimizeMainPackage: { enable: true },
    compile: { include: transpile },
    postcss: { pxtransform: { enable: false, config: {} } },
    webpackChain(chain) {
      chain.merge({ resolve: { extensionAlias } });
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    compile: { include: transpile },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
    webpackChain(chain) {
      chain.merge({ resolve: { extensionAlias } });
      for (const unused of [
        'whatwg-fetch',
        'abortcontroller-polyfill/dist/abortcontroller-polyfill-only',
        'jsonp-retry',
      ])
        chain.resolve.alias.set(unused, nothing);
      chain.plugin('own-tab-bar').use(NormalModuleReplacementPlugin, [
        /^\.\/tabbar\.js$/,
        (resource: { context: string; request: string }) => {
          if (/@tarojs[\\/]router/.test(resource.context)) resource.request = tabbar;
        },
      ]);
      // Taro splits only initial chunks: every page would carry its own copy of the shared components.
      chain.optimization.splitChunks({
        chunks: 'all',
        minSize: 10_000,
        cacheGroups: {
          vendors: {
            name: 'vendors',
            // Drawing a code and hashing wait for the pages that do it: the first page stays small.
            test: /^(?!.*(?:qrcode-generator|stablelib)).*[\\/]node_modules[\\/]/,
            minChunks: 2,
            priority: 10,
            reuseExistingChunk: true,
          },
          common: { name: false, minChunks: 2, priority: 1, reuseExistingChunk: true },
        },
      });
    },
  },
}));
