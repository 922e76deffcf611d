import sharp from 'sharp';
import { MediaService } from '../../modules/media/index.js';
import type { Actor } from '../../platform/auth/actor.js';

const WIDTH = 240;
const HEIGHT = 180;

/** Pictures of the demo: drawn, not photographed, and they say so. */
export class Pictures {
  private readonly drawn = new Map<string, Buffer>();

  constructor(private readonly media: MediaService) {}

  /** Uploads a drawing with these words as this person, and returns its id. */
  async of(actor: Actor, words: string): Promise<string> {
    const { id } = await this.media.upload(actor, await this.draw(words));
    return id;
  }

  private async draw(words: string): Promise<Buffer> {
    const known = this.drawn.get(words);
    if (known) return known;
    const hue = [...words].reduce((h, c) => (h * 31 + c.charCodeAt(0)) % 360, 7);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 960 720">
      <rect width="100%" height="100%" fill="hsl(${hue},38%,72%)"/>
      <path d="M0 520 Q 240 420 480 500 T 960 470 V 720 H 0 Z" fill="hsl(${hue},34%,46%)"/>
      <path d="M0 600 Q 300 540 560 600 T 960 580 V 720 H 0 Z" fill="hsl(${(hue + 30) % 360},36%,38%)"/>
      <g transform="translate(480 250)" fill="hsl(${(hue + 200) % 360},40%,28%)">
        <path d="M0-140 L26-92 H-26 Z M-60-60 L0-104 L60-60 Z M-84-8 L0-66 L84-8 Z M-108 50 L0-14 L108 50 Z M-80 56 H80 V190 H-80 Z"/>
      </g></svg>`;
    const picture = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
    this.drawn.set(words, picture);
    return picture;
  }
}
