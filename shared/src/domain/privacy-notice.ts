/** One part of the privacy notice. */
export interface PrivacyPart {
  readonly title: string;
  readonly text: readonly string[];
}

/**
 * The privacy notice of version 2026-11-22 as people read it. 个人信息保护法 17: who handles what, for what, how long, and
 * how one's rights are used. A change of what is done is a new version, which people agree to anew.
 */
export const privacyNotice: readonly PrivacyPart[] = [
  {
    title: '谁在管',
    text: ['你村的村民委员会管村里的资料，合作社管买卖的，博物馆管门票的。程序由他们自己装、自己守。'],
  },
  {
    title: '用哪些资料',
    text: [
      '名册上的：名字、出生日子、哪一户。不要身份证号。',
      '微信给的：一串认人的号码。看不到你的聊天、好友和零钱。',
      '你做的：看过的通知、投的票、报的积分、说的事、买的货和收货地址。',
      '你愿意才给的：手机号、照片、录音。',
    ],
  },
  {
    title: '用来做什么',
    text: ['告诉你村里的事，办表决，记积分，分钱，发货退款。不做广告，不卖给别人，不拿去给人打分。'],
  },
  {
    title: '谁看得到',
    text: [
      '公示只写到户：哪一户多少积分、多少钱。',
      '手机号锁着存，别的村民看不到。村委会和组长打电话，先记下谁为什么事打。',
      '不记名的票，截止以后谁也连不到你。截止以前，管数据库的人存心去查，挡不住；替你录的人、受你委托的人，知道你投了什么。',
      '微信只收到付款和提醒要用的那几样。',
    ],
  },
  {
    title: '留多久',
    text: [
      '账目和凭证，照会计的规矩留三十年。',
      '买卖的记录，交易完了再留三年。',
      '表决、积分和决议，是村里的档案，一直留。',
      '别的，你注销就删。',
    ],
  },
  {
    title: '你可以做的',
    text: [
      '看和带走：在“隐私”里下载自己的全部资料。',
      '改：名册写错了找村委会，手机号自己改。',
      '撤回同意：所有手机上马上退出，不再给你发微信消息。资料先不动，再登录就是又同意了。',
      '注销：认得出你的都删掉，法律要留的换成代号。',
    ],
  },
  {
    title: '小孩',
    text: ['不满 14 岁的，自己不能进来。要给他报名，先由家里的大人点同意，随时可以收回。'],
  },
  {
    title: '有疑问',
    text: ['找村委会，或者村务监督委员会。还不满意，可以向县里的网信办反映。'],
  },
];
