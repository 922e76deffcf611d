// The browser of the journeys: Debian's Chromium with Chinese fonts, installed when we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installOnDebian } from './debian.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const find = () => [process.env.CHROMIUM, ...PLACES].find((p) => p && existsSync(p));
const hasChinese = () => /./.test(spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '');

/** The path of a browser that shows Chinese; installs one as root on Debian, otherwise says what to do. */
export function ensureBrowser() {
  if (find() && hasChinese()) return find();
  installOnDebian('Chromium 和中文字体', ['chromium', 'fonts-noto-cjk', 'fontconfig']);
  const found = find();
  if (!found || !hasChinese()) {
    console.error(
      '要有 Chromium 和中文字体才能跑浏览器测试：apt-get install chromium fonts-noto-cjk，或者用 CHROMIUM=路径 指明。',
    );
    process.exit(1);
  }
  return found;
}
