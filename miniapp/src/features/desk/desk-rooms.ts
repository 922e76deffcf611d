import type { Role } from '@wecountry/shared/domain/roles';
import type { IconName } from '@/ui/icon-names';

export interface DeskRoom {
  key: string;
  group: '要发的' | '等我办的' | '村里的';
  text: string;
  /** One line: what is done there. */
  help: string;
  icon: IconName;
  page: string;
  /** Who may work there. */
  roles: readonly Role[];
}

const affairs: readonly Role[] = ['committee', 'supervisor'];

/** The rooms of 村务台, in the order of the rail and of the desk's own list. */
export const deskRooms: readonly DeskRoom[] = [
  {
    key: 'reach',
    group: '要发的',
    text: '通知到户',
    help: '谁没看到，再告诉他',
    icon: 'bell',
    page: '/packages/committee/pages/desk',
    roles: affairs,
  },
  {
    key: 'publish',
    group: '要发的',
    text: '发通知',
    help: '发给全村，看谁没看到',
    icon: 'share',
    page: '/packages/committee/pages/publish',
    roles: ['committee'],
  },
  {
    key: 'open-poll',
    group: '要发的',
    text: '开表决',
    help: '一户一票，到时间才看结果',
    icon: 'vote',
    page: '/packages/committee/pages/open-poll',
    roles: ['committee'],
  },
  {
    key: 'make-activity',
    group: '要发的',
    text: '办活动',
    help: '报名、签到、到场记积分',
    icon: 'people',
    page: '/packages/activities/pages/make',
    roles: ['committee'],
  },
  {
    key: 'review',
    group: '等我办的',
    text: '认定积分',
    help: '看照片，认定或不认定',
    icon: 'credit',
    page: '/packages/credit/pages/review',
    roles: affairs,
  },
  {
    key: 'minutes',
    group: '等我办的',
    text: '录会议纪要',
    help: '两个人录，成决议',
    icon: 'council',
    page: '/packages/committee/pages/minutes',
    roles: affairs,
  },
  {
    key: 'plans',
    group: '等我办的',
    text: '分红方案',
    help: '拟方案、开表决、照决议分',
    icon: 'wallet',
    page: '/packages/credit/pages/plans',
    roles: affairs,
  },
  {
    key: 'requests',
    group: '等我办的',
    text: '进村申请',
    help: '谁要对上户，谁换了微信',
    icon: 'me',
    page: '/packages/people/pages/requests',
    roles: affairs,
  },
  {
    key: 'register',
    group: '村里的',
    text: '名册',
    help: '一户一户，变动和邀请',
    icon: 'people',
    page: '/packages/people/pages/register',
    roles: ['committee'],
  },
  {
    key: 'invites',
    group: '村里的',
    text: '进户邀请',
    help: '印一寨的码，送到户',
    icon: 'qr',
    page: '/packages/people/pages/invites',
    roles: ['committee', 'group_leader'],
  },
  {
    key: 'bodies',
    group: '村里的',
    text: '成员名册',
    help: '村民代表、合作社、集体成员',
    icon: 'people',
    page: '/packages/committee/pages/bodies',
    roles: affairs,
  },
  {
    key: 'import',
    group: '村里的',
    text: '导名册',
    help: '表格进，表格出',
    icon: 'list',
    page: '/packages/people/pages/import',
    roles: ['committee'],
  },
  {
    key: 'roles',
    group: '村里的',
    text: '谁当什么',
    help: '给角色，提名，收回',
    icon: 'shield',
    page: '/packages/people/pages/roles',
    roles: affairs,
  },
  {
    key: 'helpers',
    group: '村里的',
    text: '帮手和号码',
    help: '谁替老人办事，登记手机号',
    icon: 'phone',
    page: '/packages/privacy/pages/desk',
    roles: affairs,
  },
  {
    key: 'moderation',
    group: '等我办的',
    text: '看说事',
    help: '有人觉得不对的，拿不准的',
    icon: 'flag',
    page: '/packages/committee/pages/moderation',
    roles: affairs,
  },
];
