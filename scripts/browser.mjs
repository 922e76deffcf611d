// The browser of the journeys: Debian's Chromium with Chinese fonts, installed when we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tryRun } from './workspace.mjs';

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
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('安装 Chromium 和中文字体 (installing)…');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    tryRun('apt-get', ['update', '-q'], { env, quiet: true });
    const { status, output } = tryRun(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'],
      { env, quiet: true },
    );
    if (status !== 0) console.error(output);
  }
  const found = find();
  if (!found || !hasChinese()) {
    console.error(
      '要有 Chromium 和中文字体才能跑浏览器测试：apt-get install chromium fonts-noto-cjk，或者用 CHROMIUM=路径 指明。',
    );
    process.exit(1);
  }
  return found;
}
