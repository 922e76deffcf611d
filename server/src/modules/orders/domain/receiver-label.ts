const cityOf = /(?:^|省|自治区|特别行政区)([^省区]+?)(?:市|自治州|地区|盟)/u;

/** 周先生 · 贵阳: whom a parcel is for, without the address. */
export function receiverLabel(name: string, region: string): string {
  const place = region.replace(/\s+/gu, '');
  return `${name} · ${cityOf.exec(place)?.[1] ?? place}`;
}

interface Receiver {
  readonly receiverName: string;
  readonly receiverPhone: string;
  readonly receiverRegion: string;
  readonly receiverDetail: string;
}

/**
 * Whom the parcel is for, whole for the buyer and who sends it. Who only watches over the selling has no use for a
 * stranger's phone and door: 139****0001, ***.
 */
export function shownReceiver(
  { receiverName, receiverPhone, receiverRegion, receiverDetail }: Receiver,
  whole: boolean,
): { name: string; phone: string; region: string; detail: string } {
  return {
    name: receiverName,
    phone: whole ? receiverPhone : receiverPhone.replace(/^(\d{3})\d{4}/, '$1****'),
    region: receiverRegion,
    detail: whole ? receiverDetail : '***',
  };
}
