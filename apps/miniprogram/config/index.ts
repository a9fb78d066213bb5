// How the members' screens are built: one source for WeChat (weapp) and for browsers (h5).
import { dirname, join, resolve } from 'node:path';
import type { IProjectConfig } from '@tarojs/taro/types/compile';

const app = resolve(__dirname, '..');
const root = resolve(app, '../..');
const shared = ['libs/contracts', 'libs/kernel'].map((path) => join(root, path));
const isH5 = process.env.TARO_ENV === 'h5';

/**
 * The console beside us brings a newer React, so npm nests what needs this app's, and packages of Taro's that it did not
 * nest look for it in vain or meet a second copy: this build names the one of each.
 */
const ownPackage = (name: string, from = app): string =>
  dirname(require.resolve(`${name}/package.json`, { paths: [from] }));
const ownPackages = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ownPackage(name)]));

/** zod ships modern syntax, which older phones cannot read. */
const compile = { include: [...shared, (file: string) => /node_modules[\\/](zod|@noble|uqr)[\\/]/.test(file)] };

const config: IProjectConfig<'webpack5'> = {
  projectName: 'guike',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  framework: 'react',
  plugins: isH5 ? [] : [join(app, 'config/aria.ts')],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // A page in a browser asks the server it came from; the mini-program needs an address, see .env.production.
  defineConstants: isH5 ? { 'process.env.TARO_APP_API': '""' } : {},
  alias: {
    '@guike/kernel': join(root, 'libs/kernel/index.ts'),
    '@guike/contracts/http': join(root, 'libs/contracts/http/index.ts'),
    ...ownPackages('react', '@tarojs/plugin-framework-react', isH5 ? 'react-dom' : '@tarojs/taro'),
    ...(isH5 ? { '@tarojs/router': ownPackage('@tarojs/router', ownPackage('@tarojs/taro-h5')) } : {}),
  },
  // theme.json names the tabs' pictures, where Taro does not look for files.
  copy: { patterns: isH5 ? [] : [{ from: 'src/assets/tab', to: 'dist/weapp/assets/tab' }], options: {} },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    compile,
    publicPath: '/app/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    enableExtract: true,
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    // src/index.html sets the size of a rem: 750 of ours are one width of the phone.
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: true, config: { baseFontSize: 20 } },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          vendors: { name: 'vendors', test: /node_modules/, chunks: 'initial', priority: 10 },
        },
      });
      chain.performance.hints(false);
    },
  },
};

export default config;
