/** The singers, as the museum founded them, and the rehearsal their leader has called. Invented, like all of it. */
export const TROUPE = {
  name: '铜关侗歌队',
  about: '每周三晚上在鼓楼练大歌。会唱的、想学的，都可以来。',
  /** What coming to a rehearsal gives. */
  creditCode: 'culture-song',
  members: 8,
  rehearsal: {
    title: '合练《蝉之歌》',
    body: '歌节要唱这一首。高声部早到半个钟头。',
    place: '鼓楼',
    coming: 5,
    staying: 1,
  },
} as const;

/** More want to come than there is room for: who comes late waits. */
export const FULL = {
  title: '学做蓝靛染布',
  body: '下寨的老师傅教扎布和下缸。穿旧衣服来，染料洗不掉。',
  place: '下寨染坊',
  capacity: 6,
  asking: 8,
} as const;

/** Over and closed: who came was given the points. */
export const HELD = {
  title: '打扫鼓楼，迎歌节',
  body: '带扫把和抹布。中午在鼓楼一起吃饭。',
  place: '鼓楼',
  creditCode: 'labour-sweep',
  asking: 9,
  /** Of those: who checks in on the own phone, and who is marked by name; the rest did not come. */
  byCode: 5,
  byName: 3,
} as const;
