// Turns src/assets/icons/*.svg and the line art into CSS masks: WXML has neither inline SVG nor currentColor, while a mask
// takes its colour from the text around it, in light and dark alike. Writes src/ui/icon.gen.scss and src/ui/icon-names.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

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

function bake() {
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
  const union = names.map((n) => `\n  | '${n}'`).join('');
  return {
    scss: lines.join('\n'),
    names: `// Made by scripts/bake-icons.mjs from src/assets/icons.\nexport type IconName =${union};\n`,
  };
}

const { scss, names } = bake();
const files = { 'ui/icon.gen.scss': scss, 'ui/icon-names.ts': names };
for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(new URL(file, root), text);
  else if (read(file) !== text.trim()) {
    console.error(`${file} is not what lies in the assets: run \`npm run bake\``);
    process.exitCode = 1;
  }
}
