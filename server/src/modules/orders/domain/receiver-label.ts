const cityOf = /(?:^|省|自治区|特别行政区)([^省区]+?)(?:市|自治州|地区|盟)/u;

/** 周先生 · 贵阳: whom a parcel is for, without the address. */
export function receiverLabel(name: string, region: string): string {
  const place = region.replace(/\s+/gu, '');
  return `${name} · ${cityOf.exec(place)?.[1] ?? place}`;
}
