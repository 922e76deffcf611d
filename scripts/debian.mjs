// What the journeys need beyond Node: packages of Debian, installed when we are root there.
import { existsSync } from 'node:fs';
import { tryRun } from './workspace.mjs';

/** Installs the packages where we may; says why when it does not work. */
export function installOnDebian(what, packages) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.error(`安装 ${what} (installing)…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  tryRun('apt-get', ['update', '-q'], { env, quiet: true });
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  const { status, output } = tryRun('apt-get', install, { env, quiet: true });
  if (status !== 0) console.error(output);
}
