/**
 * An SVG as the address of a picture: the only way to draw in the mini-program, which has no inline SVG. Colours must be
 * written into it.
 */
export const svgUri = (svg: string): string =>
  `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[%#<>{}]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
