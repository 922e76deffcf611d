// Turns src/assets/icons/*.svg and the line art into CSS masks: WXML has neither inline SVG nor currentColor, while a mask
// takes its colour from the text around it, in light and dark alike. Writes src/ui/icon.gen.scss and src/ui/icon-names.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../src/', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8').trim();
const dataUri = (svg) =>
  `data:image/svg+xml,${svg
    .replace(/\s*\n\s*/g, ' ')
    .replace(/"/g, "'")
    .replace(/[%#<>{}]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
const black = (svg) => svg.replace(/stroke="#[0-9A-Fa-f]{6}"/g, 'stroke="#000"');
const mask = (selector, svg) => {
  const url = `url("${dataUri(svg)}")`;
  // The prefixed name alone: every WebView of the browserslist knows it, and it halves the file.
  return `${selector} {\n  -webkit-mask-image: ${url};\n}\n`;
};

/** An icon's gold stitch (`class="st"`) is filled by the tab bar when the tab is on: it is a mask of its own. */
const stitch = (svg) => {
  const path = /<path class="st" d="([^"]+)"\/>/.exec(svg)?.[1];
  return (
    path &&
    `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="${path}"/></svg>`
  );
};

export function bake() {
  const names = readdirSync(new URL('assets/icons/', root))
    .filter((f) => f.endsWith('.svg'))
    .map((f) => f.slice(0, -4))
    .sort();
  const lines = ['/* Made by scripts/bake-icons.mjs from src/assets: run `npm run bake` after a change there. */\n'];
  for (const name of names) {
    const svg = read(`assets/icons/${name}.svg`);
    lines.push(mask(`.i-${name}`, black(svg).replace(' class="st"', '')));
    const st = stitch(svg);
    if (st) lines.push(mask(`.i-${name}-st`, st));
  }
  for (const art of ['drumtower-line', 'thread', 'gate'])
    lines.push(mask(`.art-${art}`, black(read(`assets/art/${art}.svg`))));
  lines.push(`.band {\n  background-image: url("${dataUri(read('assets/band.svg'))}");\n}\n`);
  const list = names.map((n) => `  '${n}',\n`).join('');
  return {
    scss: lines.join('\n'),
    names: `// Made by scripts/bake-icons.mjs from src/assets/icons.\nexport const iconNames = [\n${list}] as const;\nexport type IconName = (typeof iconNames)[number];\n`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { scss, names } = bake();
  writeFileSync(new URL('ui/icon.gen.scss', root), scss);
  writeFileSync(new URL('ui/icon-names.ts', root), names);
}
