import { type OwnPart, WHEN } from './own-part.js';

/** Who somebody is to WeChat and to us. */
export const account: readonly OwnPart[] = [
  { title: '账号', table: 'users', user: ['id'], global: true, sheet: { created_at: '第一次登录' } },
  {
    title: '微信身份',
    table: 'identities',
    user: ['user_id'],
    global: true,
    sheet: { appid: '应用', openid: '微信给的号码', created_at: WHEN },
  },
  {
    title: '登录',
    table: 'sessions',
    user: ['user_id'],
    global: true,
    without: ['device_hash'],
    sheet: { created_at: '登录', expires_at: '最迟到', ended_at: '退出' },
  },
  {
    title: '同意隐私说明',
    table: 'privacy_consents',
    user: ['user_id'],
    global: true,
    sheet: { version: '哪一版', how: '怎么同意的', given_at: '同意', withdrawn_at: '撤回' },
  },
  { title: '进过的村', table: 'memberships', user: ['user_id'], global: true, sheet: { created_at: WHEN } },
  { title: '审计员', table: 'auditors', user: ['user_id'], global: true, sheet: { appointed_at: WHEN } },
];

/** Who somebody is in the village. */
export const register: readonly OwnPart[] = [
  {
    title: '名册上的我',
    table: 'residents',
    user: ['user_id'],
    resident: ['id'],
    sheet: { resident_no: '编号', name: '名字', born_on: '出生', head: '户主', away: '在外', bound_at: '对上微信' },
  },
  {
    title: '名册变动',
    table: 'register_events',
    resident: ['resident_id'],
    without: ['recorded_by'],
    sheet: { kind: '什么事', happened_on: '哪天', recorded_at: '记下' },
  },
  {
    title: '进村申请',
    table: 'join_requests',
    user: ['user_id'],
    resident: ['resident_id'],
    without: ['decided_by'],
    sheet: { name: '名字', household_no: '户号', state: '结果', requested_at: WHEN, reason: '原因' },
  },
  {
    title: '给我的邀请',
    table: 'household_invites',
    resident: ['resident_id'],
    without: ['code_hash', 'created_by', 'revoked_by'],
    sheet: { role: '角色', created_at: WHEN, expires_at: '到期' },
  },
  {
    title: '角色',
    table: 'role_grants',
    user: ['user_id'],
    without: ['granted_by', 'revoked_by'],
    sheet: { role: '角色', granted_at: '给', revoked_at: '收回' },
  },
  {
    title: '提名',
    table: 'role_nominations',
    user: ['user_id'],
    without: ['proposed_by', 'decided_by'],
    sheet: { role: '角色', state: '结果', proposed_at: WHEN, reason: '原因' },
  },
  {
    title: '手机号',
    table: 'resident_phones',
    resident: ['resident_id'],
    without: ['sealed', 'key_id', 'set_by'],
    sheet: { phone: '号码', set_at: '登记' },
  },
  {
    title: '谁打过我',
    table: 'phone_calls',
    resident: ['resident_id'],
    without: ['caller_user_id'],
    sheet: { reason: '为什么事', called_at: WHEN },
  },
  {
    title: '谁能替谁办',
    table: 'helper_consents',
    resident: ['owner_resident_id', 'helper_resident_id'],
    without: ['witness_ids', 'recorded_by', 'ended_by'],
    sheet: { relation: '关系', how: '怎么说的', given_at: '从', ended_at: '到', ended_reason: '为什么停' },
  },
  {
    title: '替办过的事',
    table: 'helper_acts',
    user: ['helper_user_id'],
    resident: ['owner_resident_id', 'helper_resident_id'],
    sheet: { operation: '什么事', acted_at: WHEN },
  },
  {
    title: '替小孩同意',
    table: 'guardian_consents',
    user: ['guardian_user_id', 'ended_by'],
    resident: ['child_resident_id', 'guardian_resident_id'],
    sheet: { given_at: '同意', ended_at: '收回' },
  },
];
