/**
 * Every act that is done by virtue of a role, and how a person reads it. The log takes no other, so that none is without
 * a word on the supervisor's screen.
 */
export const privilegedActs = {
  'notice.published': '发了通知',
  'poll.opened': '发起表决',
  'poll.minutes_entered': '录了会议纪要',
  'resident.bound': '给村民对上户',
  'resident.rebound': '确认村民换了微信',
  'join.refused': '没同意进村申请',
  'invite.made': '发了进户邀请',
  'invite.revoked': '作废进户邀请',
  'register.imported': '导入名册',
  'register.exported': '导出名册',
  'register.event': '记了名册变动',
  'village.founded': '建了村',
  'role.nominated': '提名',
  'role.nomination_refused': '没同意提名',
  'phone.entered': '替村民登记手机号',
  'role.granted': '给了角色',
  'role.revoked': '收回角色',
  'product.created': '上架产品',
  'agreement.made': '定了分配约定',
  'lot.delivered': '收了一批货',
  'order.shipped': '发了货',
  'refund.approved': '同意退款',
  'refund.rejected': '没同意退款',
  'credit.rules_adopted': '定了积分细则',
  'credit.confirmed': '认定积分',
  'credit.rejected': '没认定积分',
  'credit.upheld': '处理意见：算',
  'credit.overturned': '处理意见：不算',
  'museum.voucher': '记了博物馆收支',
  'dividend.drafted': '拟了分红方案',
  'dividend.executed': '照决议分红',
} as const;

export type PrivilegedActName = keyof typeof privilegedActs;
