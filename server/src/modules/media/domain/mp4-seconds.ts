/**
 * How long an MP4 in fragments plays, in seconds (ISO/IEC 14496-12: moof, traf, trun): a browser's recorder writes such a
 * file and leaves the duration in its header at nothing. Null when it has no fragments, or is no sound MP4.
 */
export function mp4Seconds(bytes: Uint8Array): number | null {
  const file = boxes(bytes, 0, bytes.length);
  const moov = file.find((b) => b.type === 'moov');
  if (!moov) return null;
  const media = find(moov, ['trak', 'mdia']);
  const header = media && boxesOf(media).find((b) => b.type === 'mdhd');
  if (!media || !header || !isSound(media)) return null;
  const timescale = header.view.getUint32(header.view.getUint8(0) === 1 ? 20 : 12);
  const trex = find(moov, ['mvex', 'trex']);
  const usual = trex ? trex.view.getUint32(12) : 0;
  const fragments = file
    .filter((b) => b.type === 'moof')
    .flatMap((moof) => boxesOf(moof).filter((b) => b.type === 'traf'));
  if (fragments.length === 0 || timescale === 0) return null;
  return fragments.reduce((sum, traf) => sum + ticksOf(traf, usual), 0) / timescale;
}

interface Box {
  readonly type: string;
  readonly view: DataView;
}

const boxesOf = ({ view }: Box): Box[] =>
  boxes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), 0, view.byteLength);

/** The boxes that lie side by side in a piece of the file; what is cut off is left out. */
function boxes(bytes: Uint8Array, from: number, to: number): Box[] {
  const found: Box[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  while (at + 8 <= to) {
    const size = view.getUint32(at);
    const end = size === 0 ? to : at + size;
    if (size !== 0 && (size < 8 || end > to)) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    found.push({ type, view: new DataView(bytes.buffer, bytes.byteOffset + at + 8, end - at - 8) });
    at = end;
  }
  return found;
}

function find(box: Box, path: readonly string[]): Box | undefined {
  return path.reduce<Box | undefined>((at, type) => at && boxesOf(at).find((b) => b.type === type), box);
}

/** Whether a track's handler is `soun`. */
function isSound(media: Box): boolean {
  const handler = boxesOf(media).find((b) => b.type === 'hdlr');
  return handler !== undefined && handler.view.byteLength >= 12 && handler.view.getUint32(8) === 0x736f756e;
}

/** The ticks of one fragment: each sample's own duration, else the fragment's, else the track's. */
function ticksOf(traf: Box, usual: number): number {
  const inside = boxesOf(traf);
  const head = inside.find((b) => b.type === 'tfhd');
  const flags = head ? head.view.getUint32(0) & 0xffffff : 0;
  const at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  const each = head && flags & 0x8 ? head.view.getUint32(at) : usual;
  return inside.filter((b) => b.type === 'trun').reduce((sum, run) => sum + ticksOfRun(run.view, each), 0);
}

function ticksOfRun(view: DataView, each: number): number {
  const flags = view.getUint32(0) & 0xffffff;
  const count = view.getUint32(4);
  if (!(flags & 0x100)) return count * each;
  const step = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit).length * 4;
  const first = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  let ticks = 0;
  for (let i = 0; i < count && first + i * step + 4 <= view.byteLength; i++) ticks += view.getUint32(first + i * step);
  return ticks;
}
